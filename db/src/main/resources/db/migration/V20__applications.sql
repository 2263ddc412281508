-- Applications for permits, and everything that happens to them. A draft is an application that is not finished: its reference is the
-- application's, and its row stays when its content goes, so that no reference is given twice. A permit's number is taken from
-- permit_number when it is issued and not before.

CREATE TABLE application_draft (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  reference CHAR(9) NULL UNIQUE,
  phone_hash BINARY(32) NULL,
  phone_sealed VARBINARY(120) NULL,
  content_sealed BLOB NULL,
  language VARCHAR(3) NOT NULL,
  begun_at DATETIME(3) NOT NULL,
  touched_at DATETIME(3) NOT NULL,
  ended_at DATETIME(3) NULL,
  KEY application_draft_phone (phone_hash, touched_at),
  KEY application_draft_age (ended_at, touched_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE permit_number (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  taken_at DATETIME(3) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci AUTO_INCREMENT=20001;

-- The promise is kept as the clock's own value, as of cases; each step of the workflow is a round of its own. deemed_at is when
-- silence grants it; reminders counts those before the end of the permit that were sent or passed over.
CREATE TABLE application (
  id BIGINT NOT NULL PRIMARY KEY,
  reference CHAR(9) NOT NULL UNIQUE,
  type_code VARCHAR(20) NOT NULL,
  activity VARCHAR(30) NULL,
  size VARCHAR(30) NULL,
  ward_code CHAR(4) NOT NULL,
  business_name_sealed VARBINARY(600) NOT NULL,
  applicant_name_sealed VARBINARY(400) NOT NULL,
  phone_hash BINARY(32) NULL,
  phone_sealed VARBINARY(120) NULL,
  language VARCHAR(3) NOT NULL,
  channel VARCHAR(20) NOT NULL,
  renewal_of CHAR(9) NULL,
  state VARCHAR(20) NOT NULL,
  state_reason VARCHAR(200) NULL,
  assignee_id BIGINT NULL,
  holder_role VARCHAR(30) NULL,
  promised_minutes INT NULL,
  hours_kind VARCHAR(10) NULL,
  promise_started_at DATETIME(3) NULL,
  due_at DATETIME(3) NULL,
  level TINYINT NOT NULL,
  round SMALLINT NOT NULL,
  steps_taken SMALLINT NOT NULL,
  deemed_at DATETIME(3) NULL,
  look_at DATETIME(3) NULL,
  bill_number CHAR(9) NULL UNIQUE,
  permit_number CHAR(9) NULL UNIQUE,
  valid_from DATE NULL,
  valid_to DATE NULL,
  reminders SMALLINT NOT NULL,
  sample BOOLEAN NOT NULL,
  submitted_at DATETIME(3) NOT NULL,
  updated_at DATETIME(3) NOT NULL,
  KEY application_phone (phone_hash, submitted_at),
  KEY application_look (look_at),
  KEY application_load (assignee_id, state),
  KEY application_state (state, due_at),
  KEY application_renewal (renewal_of),
  CONSTRAINT application_of_draft FOREIGN KEY (id) REFERENCES application_draft (id),
  CONSTRAINT application_type FOREIGN KEY (type_code) REFERENCES permit_type (code),
  CONSTRAINT application_ward FOREIGN KEY (ward_code) REFERENCES ward (code),
  CONSTRAINT application_assignee FOREIGN KEY (assignee_id) REFERENCES staff (id),
  CONSTRAINT application_permit FOREIGN KEY (permit_number) REFERENCES permit (number)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- round and step name a step of the promise: no two transactions take one.
CREATE TABLE application_event (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  application_id BIGINT NOT NULL,
  action VARCHAR(30) NOT NULL,
  role VARCHAR(30) NOT NULL,
  staff_id BIGINT NULL,
  state VARCHAR(20) NOT NULL,
  detail_sealed BLOB NULL,
  round SMALLINT NULL,
  step SMALLINT NULL,
  at DATETIME(3) NOT NULL,
  KEY application_event_of (application_id, id),
  UNIQUE KEY application_event_step (application_id, round, step),
  CONSTRAINT application_event_of_one FOREIGN KEY (application_id) REFERENCES application (id),
  CONSTRAINT application_event_staff FOREIGN KEY (staff_id) REFERENCES staff (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE application_document (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  application_id BIGINT NOT NULL,
  code VARCHAR(30) NOT NULL,
  promised_at DATETIME(3) NOT NULL,
  shown_at DATETIME(3) NULL,
  shown_where VARCHAR(80) NULL,
  shown_to BIGINT NULL,
  shown_to_role VARCHAR(30) NULL,
  UNIQUE KEY application_document_once (application_id, code),
  CONSTRAINT application_document_of FOREIGN KEY (application_id) REFERENCES application (id),
  CONSTRAINT application_document_staff FOREIGN KEY (shown_to) REFERENCES staff (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
