-- Short messages both ways. A message that came is a row before any work is done for it; body and number are sealed, and
-- content_hash is keyed, so that the same text from the same number is found without either.

CREATE TABLE inbox (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  provider VARCHAR(30) NOT NULL,
  provider_message_id VARCHAR(80) NOT NULL,
  sender_hash BINARY(32) NOT NULL,
  sender_sealed VARBINARY(120) NULL,
  code VARCHAR(20) NOT NULL,
  link_id VARCHAR(80) NULL,
  network_code VARCHAR(10) NULL,
  body_sealed BLOB NULL,
  content_hash BINARY(32) NOT NULL,
  state VARCHAR(20) NOT NULL,
  handled_as VARCHAR(60) NULL,
  duplicate_of BIGINT NULL,
  sent_at DATETIME(3) NULL,
  received_at DATETIME(3) NOT NULL,
  handled_at DATETIME(3) NULL,
  UNIQUE KEY inbox_provider_message (provider, provider_message_id),
  KEY inbox_content (sender_hash, content_hash, received_at),
  KEY inbox_state (state, received_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- What a conversation by SMS waits for: the next message of its number answers it. moves grows with each answer.
CREATE TABLE sms_dialogue (
  phone_hash BINARY(32) NOT NULL PRIMARY KEY,
  kind VARCHAR(40) NOT NULL,
  content_sealed BLOB NOT NULL,
  moves INT NOT NULL,
  moved_at DATETIME(3) NOT NULL,
  expires_at DATETIME(3) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- Who wants nothing that they did not ask for.
CREATE TABLE opt_out (
  phone_hash BINARY(32) NOT NULL PRIMARY KEY,
  opted_out BOOLEAN NOT NULL,
  channel VARCHAR(20) NOT NULL,
  changed_at DATETIME(3) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- What the provider said became of messages, as it said it; matched is whether we knew the message.
CREATE TABLE delivery_report (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  provider VARCHAR(30) NOT NULL,
  provider_message_id VARCHAR(80) NOT NULL,
  status VARCHAR(40) NOT NULL,
  failure_reason VARCHAR(60) NULL,
  network_code VARCHAR(10) NULL,
  retry_count SMALLINT NULL,
  matched BOOLEAN NOT NULL,
  at DATETIME(3) NOT NULL,
  KEY delivery_report_message (provider, provider_message_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- solicited: the citizen asked for it; else quiet hours, the daily limit and opt-outs hold. maybe_twice: it was in flight when
-- a process died, so that the provider may have had it before.
ALTER TABLE outbox
  ADD COLUMN solicited BOOLEAN NOT NULL DEFAULT TRUE,
  ADD COLUMN maybe_twice BOOLEAN NOT NULL DEFAULT FALSE,
  ADD COLUMN failure_reason VARCHAR(60) NULL,
  ADD KEY outbox_sent_to (recipient_hash, solicited, sent_at);
