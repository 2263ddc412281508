-- The case that takes up a closed one is looked for each time that somebody opens a closed one again.
ALTER TABLE service_case
  ADD KEY case_linked (linked_to);
