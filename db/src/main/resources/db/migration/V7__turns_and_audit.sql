-- What makes a turn's writes happen once, and the chain of what was done by whom.

-- outcome is NULL only inside the transaction that runs the effect.
CREATE TABLE turn_receipt (
  turn_key BINARY(32) NOT NULL PRIMARY KEY,
  action VARCHAR(60) NOT NULL,
  outcome MEDIUMBLOB NULL,
  created_at DATETIME(3) NOT NULL,
  KEY turn_receipt_age (created_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE audit_event (
  id BIGINT NOT NULL PRIMARY KEY,
  prev_hash BINARY(32) NOT NULL,
  hash BINARY(32) NOT NULL UNIQUE,
  actor VARCHAR(60) NOT NULL,
  action VARCHAR(60) NOT NULL,
  subject VARCHAR(80) NOT NULL,
  detail VARCHAR(2000) NOT NULL,
  at DATETIME(3) NOT NULL,
  KEY audit_subject (subject, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- One row: the end of the chain, locked by whoever appends.
CREATE TABLE audit_head (
  id TINYINT NOT NULL PRIMARY KEY,
  last_id BIGINT NOT NULL,
  hash BINARY(32) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
