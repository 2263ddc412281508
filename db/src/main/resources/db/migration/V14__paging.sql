-- Who was called to a matter in which a life may be in danger: a row each time somebody is called. One row of a matter waits at most;
-- staff_id is empty where nobody could be called, and answered_by is whoever answered, which may be somebody called before.

CREATE TABLE page (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  reference CHAR(9) NOT NULL,
  department_code VARCHAR(20) NOT NULL,
  ward_code CHAR(4) NULL,
  landmark VARCHAR(200) NULL,
  attempt INT NOT NULL,
  staff_id BIGINT NULL,
  state VARCHAR(20) NOT NULL,
  paged_at DATETIME(3) NOT NULL,
  answer_by DATETIME(3) NOT NULL,
  answered_at DATETIME(3) NULL,
  answered_by BIGINT NULL,
  UNIQUE KEY page_attempt (reference, attempt),
  KEY page_due (state, answer_by),
  KEY page_staff (staff_id, paged_at),
  CONSTRAINT page_of_staff FOREIGN KEY (staff_id) REFERENCES staff (id),
  CONSTRAINT page_answered_by FOREIGN KEY (answered_by) REFERENCES staff (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
