-- Stores a version of a session, and what is known of its caller, if nobody else stored that
-- version meanwhile; a loser is given what was stored. Of the version before, only stays that it was.
-- KEYS: session, caller, greeting. ARGV: version, value (it begins with its version), version
-- before, seconds that session and caller live, what becomes of the caller's key: keep, open or
-- close; what becomes of the greeting: keep, drop, or set with the value and the seconds that follow.
-- A session that is gone is written again: its turn was worked out from what it held.
if redis.call('HSETNX', KEYS[1], ARGV[1], ARGV[2]) == 0 then
  return redis.call('HVALS', KEYS[1])
end
redis.call('HSET', KEYS[1], ARGV[3], '')
redis.call('EXPIRE', KEYS[1], ARGV[4])
if ARGV[5] == 'open' then
  redis.call('SET', KEYS[2], KEYS[1], 'EX', ARGV[4])
elseif ARGV[5] == 'close' and redis.call('GET', KEYS[2]) == KEYS[1] then
  redis.call('DEL', KEYS[2])
end
if ARGV[6] == 'set' then
  redis.call('SET', KEYS[3], ARGV[7], 'EX', ARGV[8])
elseif ARGV[6] == 'drop' then
  redis.call('DEL', KEYS[3])
end
return {}
