-- Bills, payments and the ledger, in whole Kenya shillings. A bill's balance is its amount plus the postings to its account
-- 'bill' (what was received or waived is negative there). The lines of one entry sum to zero. Nothing in the ledger changes.

CREATE TABLE bill_stream (
  code VARCHAR(30) NOT NULL PRIMARY KEY,
  name_en VARCHAR(60) NOT NULL,
  name_sw VARCHAR(60) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE bill (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  number CHAR(9) NOT NULL UNIQUE,
  stream_code VARCHAR(30) NOT NULL,
  master_system VARCHAR(60) NOT NULL,
  master_reference VARCHAR(60) NULL,
  permit_number CHAR(9) NULL,
  payer_name_sealed VARBINARY(400) NOT NULL,
  payer_phone_hash BINARY(32) NULL,
  payer_phone_sealed VARBINARY(120) NULL,
  phone_linked_at DATETIME(3) NULL,
  ward_code CHAR(4) NOT NULL,
  amount_kes BIGINT NOT NULL,
  issued_on DATE NOT NULL,
  due_on DATE NOT NULL,
  period_from DATE NULL,
  period_to DATE NULL,
  state VARCHAR(20) NOT NULL,
  state_reason VARCHAR(200) NULL,
  sample BOOLEAN NOT NULL,
  updated_at DATETIME(3) NOT NULL,
  KEY bill_payer (payer_phone_hash),
  KEY bill_permit (permit_number),
  CONSTRAINT bill_stream_of FOREIGN KEY (stream_code) REFERENCES bill_stream (code),
  CONSTRAINT bill_ward FOREIGN KEY (ward_code) REFERENCES ward (code),
  CONSTRAINT bill_amount CHECK (amount_kes >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE payment (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  receipt VARCHAR(20) NULL UNIQUE,
  request_id VARCHAR(80) NULL UNIQUE,
  channel VARCHAR(20) NOT NULL,
  amount_kes BIGINT NOT NULL,
  paid_at DATETIME(3) NOT NULL,
  payer_phone_hash BINARY(32) NULL,
  payer_phone_sealed VARBINARY(120) NULL,
  payer_name_sealed VARBINARY(400) NULL,
  account_given VARCHAR(60) NULL,
  state VARCHAR(20) NOT NULL,
  sample BOOLEAN NOT NULL,
  recorded_at DATETIME(3) NOT NULL,
  KEY payment_payer (payer_phone_hash),
  KEY payment_state (state, paid_at),
  CONSTRAINT payment_amount CHECK (amount_kes > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- cause is unique, so that the same fact is never posted twice.
CREATE TABLE ledger_entry (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  cause VARCHAR(80) NOT NULL UNIQUE,
  reason VARCHAR(200) NOT NULL,
  posted_at DATETIME(3) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE posting (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  entry_id BIGINT NOT NULL,
  account VARCHAR(20) NOT NULL,
  bill_number CHAR(9) NULL,
  payment_id BIGINT NULL,
  amount_kes BIGINT NOT NULL,
  posted_at DATETIME(3) NOT NULL,
  KEY posting_bill (bill_number, account),
  KEY posting_payment (payment_id),
  CONSTRAINT posting_entry FOREIGN KEY (entry_id) REFERENCES ledger_entry (id),
  CONSTRAINT posting_of_bill FOREIGN KEY (bill_number) REFERENCES bill (number),
  CONSTRAINT posting_of_payment FOREIGN KEY (payment_id) REFERENCES payment (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
