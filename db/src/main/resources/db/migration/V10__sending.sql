-- How far a message came. progress only grows: it ranks what the provider said, so that a late report moves nothing back. The key
-- lets answers to citizens pass by a long queue of news.

ALTER TABLE outbox
  ADD COLUMN progress TINYINT NOT NULL DEFAULT 0,
  ADD KEY outbox_next (state, solicited, not_before),
  ADD KEY outbox_leases (state, lease_until);

ALTER TABLE delivery_report
  ADD COLUMN progress TINYINT NOT NULL DEFAULT 0,
  ADD KEY delivery_report_unmatched (matched, at);
