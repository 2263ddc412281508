-- Callers. A number is found by its keyed hash and read only by opening its seal; withdrawn consent empties phone_sealed.
-- pin_trusted_since is what trusted_since was when the PIN was set: a PIN proves who set it, and nobody before them.

CREATE TABLE citizen (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  phone_hash BINARY(32) NOT NULL UNIQUE,
  phone_sealed VARBINARY(120) NULL,
  language VARCHAR(3) NULL,
  shared BOOLEAN NOT NULL,
  pin_hash BINARY(32) NULL,
  pin_trusted_since DATETIME(3) NULL,
  pin_failures TINYINT NOT NULL,
  locked_at DATETIME(3) NULL,
  first_seen_at DATETIME(3) NOT NULL,
  last_seen_at DATETIME(3) NOT NULL,
  trusted_since DATETIME(3) NOT NULL,
  sample BOOLEAN NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE consent (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  citizen_id BIGINT NOT NULL,
  purpose VARCHAR(30) NOT NULL,
  notice_version VARCHAR(20) NOT NULL,
  given BOOLEAN NOT NULL,
  channel VARCHAR(20) NOT NULL,
  at DATETIME(3) NOT NULL,
  KEY consent_latest (citizen_id, purpose, id),
  CONSTRAINT consent_citizen FOREIGN KEY (citizen_id) REFERENCES citizen (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
