-- Bills that are issued and altered here, and money as it comes in: one payment a receipt, whichever message brought it.

ALTER TABLE bill
  ADD COLUMN application_number CHAR(9) NULL,
  ADD KEY bill_application (application_number);

-- Gives out the sequences of bill numbers; those before it are the sample's.
CREATE TABLE bill_number (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  taken_at DATETIME(3) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci AUTO_INCREMENT=20001;

-- Why a bill's amount is another one than it was issued with. Only added to.
CREATE TABLE bill_adjustment (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  bill_number CHAR(9) NOT NULL,
  before_kes BIGINT NOT NULL,
  after_kes BIGINT NOT NULL,
  reason VARCHAR(200) NOT NULL,
  at DATETIME(3) NOT NULL,
  KEY bill_adjustment_of (bill_number, id),
  CONSTRAINT bill_adjustment_bill FOREIGN KEY (bill_number) REFERENCES bill (number)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- bill_number is the bill that the money lies on now; request_guessed says that the request was not named by the evidence.
ALTER TABLE payment
  ADD COLUMN bill_number CHAR(9) NULL,
  ADD COLUMN cents TINYINT NOT NULL DEFAULT 0,
  ADD COLUMN request_guessed BOOLEAN NOT NULL DEFAULT FALSE,
  ADD KEY payment_bill (bill_number, amount_kes, paid_at),
  ADD CONSTRAINT payment_of_bill FOREIGN KEY (bill_number) REFERENCES bill (number);

UPDATE payment SET bill_number = (SELECT MAX(posting.bill_number) FROM posting WHERE posting.payment_id = payment.id);

-- What was said to have been paid, each saying once. Only added to.
CREATE TABLE payment_evidence (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  digest BINARY(32) NOT NULL UNIQUE,
  source VARCHAR(10) NOT NULL,
  receipt VARCHAR(20) NULL,
  request_id VARCHAR(80) NULL,
  body_sealed BLOB NOT NULL,
  received_at DATETIME(3) NOT NULL,
  KEY payment_evidence_receipt (receipt),
  KEY payment_evidence_request (request_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- What a person must look into: money without a bill, evidence that contradicts, a payment that may be a second one.
CREATE TABLE payment_matter (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  cause VARCHAR(100) NOT NULL UNIQUE,
  kind VARCHAR(20) NOT NULL,
  why VARCHAR(30) NOT NULL,
  payment_id BIGINT NULL,
  body_sealed BLOB NULL,
  state VARCHAR(10) NOT NULL,
  outcome VARCHAR(200) NULL,
  opened_at DATETIME(3) NOT NULL,
  closed_at DATETIME(3) NULL,
  KEY payment_matter_open (state, kind, opened_at),
  KEY payment_matter_payment (payment_id),
  CONSTRAINT payment_matter_of FOREIGN KEY (payment_id) REFERENCES payment (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- Requests for a payment at the payer's phone. open_key is a bill and a phone while the request is open: one at a time.
CREATE TABLE payment_push (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  bill_number CHAR(9) NOT NULL,
  phone_hash BINARY(32) NOT NULL,
  phone_sealed VARBINARY(120) NOT NULL,
  amount_kes BIGINT NOT NULL,
  state VARCHAR(10) NOT NULL,
  code VARCHAR(40) NULL,
  due_at DATETIME(3) NOT NULL,
  attempts SMALLINT NOT NULL,
  lease_owner VARCHAR(60) NULL,
  lease_until DATETIME(3) NULL,
  checkout_request_id VARCHAR(80) NULL,
  sent_at DATETIME(3) NULL,
  payment_id BIGINT NULL,
  turn_key BINARY(32) NOT NULL UNIQUE,
  open_key BINARY(32) NULL UNIQUE,
  created_at DATETIME(3) NOT NULL,
  ended_at DATETIME(3) NULL,
  KEY payment_push_due (state, due_at),
  KEY payment_push_lease (state, lease_until),
  KEY payment_push_sent (state, sent_at),
  KEY payment_push_bill (bill_number, state),
  KEY payment_push_phone (phone_hash, state),
  CONSTRAINT payment_push_of_bill FOREIGN KEY (bill_number) REFERENCES bill (number),
  CONSTRAINT payment_push_payment FOREIGN KEY (payment_id) REFERENCES payment (id),
  CONSTRAINT payment_push_amount CHECK (amount_kes > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- Each time that the provider took a request, under the name that it gave it: a late answer to an earlier one finds its bill.
CREATE TABLE push_request (
  checkout_request_id VARCHAR(80) NOT NULL PRIMARY KEY,
  merchant_request_id VARCHAR(80) NULL,
  push_id BIGINT NOT NULL,
  sent_at DATETIME(3) NOT NULL,
  KEY push_request_of (push_id),
  CONSTRAINT push_request_push FOREIGN KEY (push_id) REFERENCES payment_push (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- Answers that overtook the name of their request. proved says that the money was paid.
CREATE TABLE push_answer (
  checkout_request_id VARCHAR(80) NOT NULL PRIMARY KEY,
  code VARCHAR(40) NOT NULL,
  proved BOOLEAN NOT NULL,
  again_at DATETIME(3) NULL,
  at DATETIME(3) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
