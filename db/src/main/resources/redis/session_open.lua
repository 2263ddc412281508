-- The session of a dialogue, or, where it has none yet, the one that its caller held last.
-- KEYS: session, caller. Both, and the session that the caller's key names, share one hash slot.
local own = redis.call('GET', KEYS[1])
if own then
  return {own, false}
end
local last = redis.call('GET', KEYS[2])
if last then
  return {false, redis.call('GET', last)}
end
return {false, false}
