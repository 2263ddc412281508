-- When the holder of a permit that no application here led to is reminded next. Whoever brings such a permit in leaves remind_at as it is,
-- so that it is looked at soon, and sets it to a time that has passed when its last day changes. reminders counts those of the last day
-- reminded_of that were sent or passed over.

ALTER TABLE permit
  ADD COLUMN remind_at DATETIME(3) NULL DEFAULT '2000-01-01 00:00:00.000',
  ADD COLUMN reminders SMALLINT NOT NULL DEFAULT 0,
  ADD COLUMN reminded_of DATE NULL,
  ADD KEY permit_remind (remind_at);

UPDATE permit SET remind_at = NULL
  WHERE number IN (SELECT permit_number FROM application WHERE permit_number IS NOT NULL);
