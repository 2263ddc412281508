-- The provider's own list of payments as it was read, which a day is closed against, and what the provider is asked about single ones.

-- account_given hides phone numbers as in payment.
CREATE TABLE provider_payment (
  receipt VARCHAR(20) NOT NULL PRIMARY KEY,
  amount_kes BIGINT NOT NULL,
  account_given VARCHAR(60) NULL,
  paid_at DATETIME(3) NOT NULL,
  heard_at DATETIME(3) NOT NULL,
  KEY provider_payment_day (paid_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- For which times the list was read to its end.
CREATE TABLE provider_span (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  read_from DATETIME(3) NOT NULL,
  read_to DATETIME(3) NOT NULL,
  KEY provider_span_to (read_to)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- A question or a request about one payment, which the provider answers later under the names that it gave it.
CREATE TABLE provider_request (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kind VARCHAR(20) NOT NULL,
  receipt VARCHAR(20) NOT NULL,
  amount_kes BIGINT NOT NULL,
  proposal_id BIGINT NULL UNIQUE,
  state VARCHAR(10) NOT NULL,
  code VARCHAR(40) NULL,
  outcome VARCHAR(200) NULL,
  originator_id VARCHAR(80) NULL UNIQUE,
  conversation_id VARCHAR(80) NULL UNIQUE,
  asked_at DATETIME(3) NOT NULL,
  sent_at DATETIME(3) NULL,
  ended_at DATETIME(3) NULL,
  KEY provider_request_waiting (state, asked_at),
  KEY provider_request_receipt (receipt, kind, state),
  CONSTRAINT provider_request_proposal FOREIGN KEY (proposal_id) REFERENCES proposal (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

ALTER TABLE day_total
  ADD COLUMN sample BOOLEAN NOT NULL DEFAULT FALSE;
