-- Reports by SMS whose sender is asked something first: kept apart from the conversation, so that another question does not lose
-- them, and found by their expiry. Number and words are sealed together.
CREATE TABLE report_draft (
  phone_hash BINARY(32) NOT NULL PRIMARY KEY,
  content_sealed BLOB NOT NULL,
  expires_at DATETIME(3) NOT NULL,
  KEY report_draft_expiry (expires_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- Numbers whose messages are dropped, until when, and who said so and why.
CREATE TABLE muted (
  phone_hash BINARY(32) NOT NULL PRIMARY KEY,
  muted_until DATETIME(3) NOT NULL,
  reason VARCHAR(200) NOT NULL,
  muted_by VARCHAR(60) NOT NULL,
  muted_at DATETIME(3) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- How many messages a number sent lately is counted for each of them.
ALTER TABLE inbox ADD KEY inbox_sender (sender_hash, received_at);
