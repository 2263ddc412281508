-- What became of each file of bills that the county's revenue system dropped. A file with faults changed no bill.

-- file_day is the day of Nairobi on which the file was written. follows is the row before, 0 for the first: of two nodes that take
-- files at the same moment one alone can follow it. differing counts bills, of which each may differ in several parts.
CREATE TABLE revenue_reconciliation (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  follows BIGINT NOT NULL UNIQUE,
  master_system VARCHAR(60) NOT NULL,
  file_day DATE NOT NULL,
  file_written_at DATETIME(3) NOT NULL,
  file_sha256 CHAR(64) NOT NULL,
  faults INT NOT NULL,
  bills INT NOT NULL,
  added INT NOT NULL,
  updated INT NOT NULL,
  unchanged INT NOT NULL,
  differing INT NOT NULL,
  reconciled_at DATETIME(3) NOT NULL,
  KEY revenue_reconciliation_day (file_day),
  KEY revenue_reconciliation_faults (faults, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- What still differs once the file was taken in. Nothing of a person is in ours or theirs.
CREATE TABLE revenue_difference (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  reconciliation_id BIGINT NOT NULL,
  kind VARCHAR(30) NOT NULL,
  master_reference VARCHAR(60) NOT NULL,
  part VARCHAR(20) NOT NULL,
  ours VARCHAR(120) NOT NULL,
  theirs VARCHAR(120) NOT NULL,
  KEY revenue_difference_of (reconciliation_id, id),
  CONSTRAINT revenue_difference_reconciliation FOREIGN KEY (reconciliation_id) REFERENCES revenue_reconciliation (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
