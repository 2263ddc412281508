-- Wrong secret codes of cases, counted for each number that typed them until an hour after the last; then the row goes. Nothing says
-- which case they were for: whoever leaves no number is not to be found by it.
CREATE TABLE wrong_code (
  phone_hash BINARY(32) NOT NULL PRIMARY KEY,
  tries INT NOT NULL,
  last_at DATETIME(3) NOT NULL,
  KEY wrong_code_age (last_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
