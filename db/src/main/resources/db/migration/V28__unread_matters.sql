-- What could not be read is a matter too, so that somebody can say that they looked into it: also what came before this.
INSERT INTO payment_matter (cause, kind, why, state, opened_at)
  SELECT CONCAT('unread/', id), 'unread', 'unreadable', 'open', received_at FROM unread_callback ORDER BY id;
