-- Why something was sent back, rejected or revoked by a code of the county's table of reasons, beside an officer's own words: the words of a
-- code are said in the language of whoever reads them.
ALTER TABLE application
  ADD COLUMN state_reason_code VARCHAR(40) NULL;

ALTER TABLE application_event
  ADD COLUMN reason_code VARCHAR(40) NULL;

ALTER TABLE service_case
  ADD COLUMN state_reason_code VARCHAR(40) NULL;

ALTER TABLE case_event
  ADD COLUMN reason_code VARCHAR(40) NULL;

ALTER TABLE permit
  ADD COLUMN status_reason_code VARCHAR(40) NULL;
