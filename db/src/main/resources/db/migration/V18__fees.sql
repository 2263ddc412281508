-- The county's fees, in whole Kenya shillings. A version holds all rules and waivers at once; it is proposed by one person, and holds
-- from its day on once a second one has approved it. Rules and waivers are added and never changed: an old version stays as it was.

CREATE TABLE fee_schedule (
  version BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(120) NOT NULL,
  holds_from DATE NOT NULL,
  sample BOOLEAN NOT NULL,
  proposed_by VARCHAR(60) NOT NULL,
  proposed_at DATETIME(3) NOT NULL,
  approved_by VARCHAR(60) NULL,
  approved_at DATETIME(3) NULL,
  KEY fee_schedule_current (holds_from, version),
  CONSTRAINT fee_schedule_two_people CHECK (approved_by IS NULL OR approved_by <> proposed_by)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- An empty activity, size or zone stands for any.
CREATE TABLE fee_rule (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  version BIGINT NOT NULL,
  code VARCHAR(40) NOT NULL,
  permit_type_code VARCHAR(20) NOT NULL,
  activity VARCHAR(30) NULL,
  size_band VARCHAR(30) NULL,
  zone VARCHAR(30) NULL,
  amount_kes BIGINT NOT NULL,
  per VARCHAR(10) NOT NULL,
  legal_reference VARCHAR(120) NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE NULL,
  sample BOOLEAN NOT NULL,
  UNIQUE KEY fee_rule_once (version, code),
  KEY fee_rule_type (version, permit_type_code),
  CONSTRAINT fee_rule_version FOREIGN KEY (version) REFERENCES fee_schedule (version),
  CONSTRAINT fee_rule_type_of FOREIGN KEY (permit_type_code) REFERENCES permit_type (code),
  CONSTRAINT fee_rule_amount CHECK (amount_kes >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- An empty kind of permit stands for any. target is fee or penalty; 100 percent is all of it.
CREATE TABLE fee_waiver (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  version BIGINT NOT NULL,
  code VARCHAR(40) NOT NULL,
  permit_type_code VARCHAR(20) NULL,
  target VARCHAR(10) NOT NULL,
  percent SMALLINT NOT NULL,
  legal_reference VARCHAR(120) NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE NOT NULL,
  sample BOOLEAN NOT NULL,
  UNIQUE KEY fee_waiver_once (version, code),
  CONSTRAINT fee_waiver_version FOREIGN KEY (version) REFERENCES fee_schedule (version),
  CONSTRAINT fee_waiver_type_of FOREIGN KEY (permit_type_code) REFERENCES permit_type (code),
  CONSTRAINT fee_waiver_percent CHECK (percent BETWEEN 1 AND 100)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- What the catalogue says of a kind of permit. documents are keys of texts with spaces between; validity is calendar_year, months:N
-- or years:N; penalty_code names a row of the county's penalties.
ALTER TABLE permit_type
  ADD COLUMN documents VARCHAR(200) NOT NULL DEFAULT '',
  ADD COLUMN validity VARCHAR(20) NOT NULL DEFAULT 'calendar_year',
  ADD COLUMN penalty_code VARCHAR(30) NULL,
  ADD COLUMN needs_inspection BOOLEAN NOT NULL DEFAULT FALSE,
  ADD COLUMN deemed_granted_days SMALLINT NULL,
  ADD COLUMN stream_code VARCHAR(30) NULL,
  ADD COLUMN instalments SMALLINT NOT NULL DEFAULT 1,
  ADD COLUMN legal_reference VARCHAR(120) NULL,
  ADD COLUMN terms_sample BOOLEAN NOT NULL DEFAULT FALSE;
