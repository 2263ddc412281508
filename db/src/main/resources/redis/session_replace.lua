-- Replaces a session if nobody else did meanwhile; a loser is given what the winner stored.
-- KEYS: session, caller, greeting. ARGV: version expected, new value (it begins with its version),
-- seconds that both live, what becomes of the caller's key: keep, open or close; what becomes of the
-- greeting: keep, drop, or set with the value and the seconds that follow.
-- A session that is gone is written again: its turn was worked out from what it held.
local stored = redis.call('GET', KEYS[1])
if stored and string.sub(stored, 1, 8) ~= ARGV[1] then
  return stored
end
redis.call('SET', KEYS[1], ARGV[2], 'EX', ARGV[3])
if ARGV[4] == 'open' then
  redis.call('SET', KEYS[2], KEYS[1], 'EX', ARGV[3])
elseif ARGV[4] == 'close' and redis.call('GET', KEYS[2]) == KEYS[1] then
  redis.call('DEL', KEYS[2])
end
if ARGV[5] == 'set' then
  redis.call('SET', KEYS[3], ARGV[6], 'EX', ARGV[7])
elseif ARGV[5] == 'drop' then
  redis.call('DEL', KEYS[3])
end
return false
