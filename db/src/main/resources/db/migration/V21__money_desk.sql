-- The money desk: what one person proposes and another decides, the days that were closed against the provider's list, and what a
-- bill of the county's revenue system is for. Amounts are whole Kenya shillings; a day is one of Nairobi.

-- Whoever proposed never decides. A proposal changes once, from open; every step of it is a row of proposal_event.
CREATE TABLE proposal (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kind VARCHAR(30) NOT NULL,
  subject VARCHAR(80) NOT NULL,
  payload TEXT NOT NULL,
  reason VARCHAR(200) NOT NULL,
  proposed_by BIGINT NOT NULL,
  proposed_at DATETIME(3) NOT NULL,
  decided_by BIGINT NULL,
  decided_at DATETIME(3) NULL,
  state VARCHAR(20) NOT NULL,
  KEY proposal_waiting (state, id),
  KEY proposal_about (subject, id),
  CONSTRAINT proposal_proposer FOREIGN KEY (proposed_by) REFERENCES staff (id),
  CONSTRAINT proposal_decider FOREIGN KEY (decided_by) REFERENCES staff (id),
  CONSTRAINT proposal_payload CHECK (JSON_VALID(payload)),
  CONSTRAINT proposal_four_eyes CHECK (decided_by IS NULL OR decided_by <> proposed_by),
  CONSTRAINT proposal_decided CHECK (
    (state = 'open' AND decided_by IS NULL AND decided_at IS NULL)
    OR (state IN ('approved', 'declined') AND decided_by IS NOT NULL AND decided_at IS NOT NULL))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE proposal_event (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  proposal_id BIGINT NOT NULL,
  action VARCHAR(20) NOT NULL,
  staff_id BIGINT NOT NULL,
  note VARCHAR(200) NOT NULL,
  at DATETIME(3) NOT NULL,
  KEY proposal_event_of (proposal_id, id),
  CONSTRAINT proposal_event_proposal FOREIGN KEY (proposal_id) REFERENCES proposal (id),
  CONSTRAINT proposal_event_staff FOREIGN KEY (staff_id) REFERENCES staff (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- unclaimed_from is the least entry that the next day may have to look at.
CREATE TABLE day_close (
  day DATE NOT NULL PRIMARY KEY,
  source VARCHAR(20) NOT NULL,
  entries INT NOT NULL,
  late INT NOT NULL,
  provider_payments INT NOT NULL,
  provider_kes BIGINT NOT NULL,
  differences INT NOT NULL,
  digest BINARY(32) NOT NULL,
  unclaimed_from BIGINT NOT NULL,
  closed_by BIGINT NULL,
  closed_at DATETIME(3) NOT NULL,
  CONSTRAINT day_close_staff FOREIGN KEY (closed_by) REFERENCES staff (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- Which day an entry of the ledger was closed in; late_from is the day it belongs to where that one was closed without it.
CREATE TABLE day_entry (
  entry_id BIGINT NOT NULL PRIMARY KEY,
  day DATE NOT NULL,
  late_from DATE NULL,
  KEY day_entry_of (day, entry_id),
  CONSTRAINT day_entry_entry FOREIGN KEY (entry_id) REFERENCES ledger_entry (id),
  CONSTRAINT day_entry_day FOREIGN KEY (day) REFERENCES day_close (day)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- Money for no known bill has the stream UNMATCHED and the ward '----'.
CREATE TABLE day_total (
  day DATE NOT NULL,
  stream_code VARCHAR(30) NOT NULL,
  ward_code CHAR(4) NOT NULL,
  received INT NOT NULL,
  received_kes BIGINT NOT NULL,
  taken_back INT NOT NULL,
  taken_back_kes BIGINT NOT NULL,
  waived_kes BIGINT NOT NULL,
  PRIMARY KEY (day, stream_code, ward_code),
  CONSTRAINT day_total_day FOREIGN KEY (day) REFERENCES day_close (day)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE day_difference (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  day DATE NOT NULL,
  kind VARCHAR(30) NOT NULL,
  receipt VARCHAR(80) NOT NULL,
  ours VARCHAR(120) NOT NULL,
  theirs VARCHAR(120) NOT NULL,
  KEY day_difference_of (day, id),
  CONSTRAINT day_difference_day FOREIGN KEY (day) REFERENCES day_close (day)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- One bill for each reference of the system that is its master; the plate and the day that parking or a market fee is for.
ALTER TABLE bill
  ADD COLUMN plate VARCHAR(12) NULL,
  ADD COLUMN for_day DATE NULL,
  ADD UNIQUE KEY bill_master (master_system, master_reference),
  ADD KEY bill_plate (plate, for_day);

ALTER TABLE ledger_entry
  ADD KEY ledger_entry_posted (posted_at, id);
