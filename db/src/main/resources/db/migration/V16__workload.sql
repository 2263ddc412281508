-- When a case came to whoever has it, and how much each has at work: asked at every assignment, so both are read from an index.

ALTER TABLE service_case
  ADD COLUMN assigned_at DATETIME(3) NULL,
  ADD KEY case_load (assignee_id, state),
  ADD KEY case_given (assignee_id, assigned_at);
