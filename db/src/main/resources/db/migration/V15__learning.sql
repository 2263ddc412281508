-- What officers found that a case is really about, for a model to learn from: each with what the model held of it when it was opened.
-- The words stay in the case, sealed. Rows are added and never changed; of one case the last counts.

CREATE TABLE correction (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  case_id BIGINT NOT NULL,
  language VARCHAR(3) NOT NULL,
  service_before VARCHAR(30) NULL,
  model_version VARCHAR(64) NULL,
  model_probability DECIMAL(5,4) NULL,
  service_after VARCHAR(30) NOT NULL,
  role VARCHAR(30) NOT NULL,
  staff_id BIGINT NULL,
  at DATETIME(3) NOT NULL,
  KEY correction_of (case_id, id),
  CONSTRAINT correction_case FOREIGN KEY (case_id) REFERENCES service_case (id),
  CONSTRAINT correction_staff FOREIGN KEY (staff_id) REFERENCES staff (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
