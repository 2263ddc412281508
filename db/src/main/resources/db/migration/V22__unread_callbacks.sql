-- Bodies that a payment provider sent and nobody could read: money may be behind them, so a person looks. Each body once.
CREATE TABLE unread_callback (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  digest BINARY(32) NOT NULL UNIQUE,
  kind VARCHAR(30) NOT NULL,
  reason VARCHAR(200) NOT NULL,
  body_sealed MEDIUMBLOB NOT NULL,
  received_at DATETIME(3) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
