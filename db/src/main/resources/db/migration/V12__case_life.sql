-- The life of a case: when its clock has to be looked at next, who is told of it, and who did what. A reporter who wants no number
-- kept has no row of follower; code_hash is of the secret code that they follow by instead.

ALTER TABLE service_case
  ADD COLUMN look_at DATETIME(3) NULL,
  ADD COLUMN code_hash BINARY(32) NULL,
  ADD KEY case_look (look_at);

-- round and step name a step of the promise: no two transactions take one.
ALTER TABLE case_event
  ADD COLUMN staff_id BIGINT NULL,
  ADD COLUMN round SMALLINT NULL,
  ADD COLUMN step SMALLINT NULL,
  ADD UNIQUE KEY case_event_step (case_id, round, step),
  ADD CONSTRAINT case_event_staff FOREIGN KEY (staff_id) REFERENCES staff (id);

CREATE TABLE case_follower (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  case_id BIGINT NOT NULL,
  phone_hash BINARY(32) NOT NULL,
  phone_sealed VARBINARY(120) NOT NULL,
  language VARCHAR(3) NOT NULL,
  channel VARCHAR(20) NOT NULL,
  reporter BOOLEAN NOT NULL,
  joined_at DATETIME(3) NOT NULL,
  UNIQUE KEY case_follower_once (case_id, phone_hash),
  KEY case_follower_phone (phone_hash),
  CONSTRAINT case_follower_case FOREIGN KEY (case_id) REFERENCES service_case (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
