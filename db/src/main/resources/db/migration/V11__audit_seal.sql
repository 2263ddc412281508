-- What was done by whom, in the transaction of the fact, and the chain that seals it after. They take the place of audit_event and
-- audit_head, which had one chain head that every writer waited for; nothing wrote there.

-- Numbers are given before a commit and not in its order; those of transactions that were rolled back are never used.
CREATE TABLE audit_entry (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  actor VARCHAR(60) NOT NULL,
  action VARCHAR(60) NOT NULL,
  subject VARCHAR(80) NOT NULL,
  detail VARCHAR(2000) NOT NULL,
  at DATETIME(3) NOT NULL,
  KEY audit_entry_subject (subject, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- The chain: sequence counts from 1 without a gap.
CREATE TABLE audit_seal (
  sequence BIGINT NOT NULL PRIMARY KEY,
  entry_id BIGINT NOT NULL UNIQUE,
  prev_hash BINARY(32) NOT NULL,
  hash BINARY(32) NOT NULL UNIQUE,
  sealed_at DATETIME(3) NOT NULL,
  CONSTRAINT audit_seal_entry FOREIGN KEY (entry_id) REFERENCES audit_entry (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- Where the chain stood at the end of each day of Nairobi on which it grew.
CREATE TABLE audit_day (
  day DATE NOT NULL PRIMARY KEY,
  last_sequence BIGINT NOT NULL,
  hash BINARY(32) NOT NULL,
  closed_at DATETIME(3) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- Which entries wait for their seal. Only a list of work: that an entry has none is seen without it.
CREATE TABLE audit_unsealed (
  entry_id BIGINT NOT NULL PRIMARY KEY
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- One row, locked by whoever seals.
CREATE TABLE audit_sealer (
  id TINYINT NOT NULL PRIMARY KEY
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
