-- The session of a dialogue, or, where it has none yet, the one that its caller held last and how
-- the caller was greeted.
-- KEYS: session, caller, greeting. All, and the session that the caller's key names, share one slot.
local own = redis.call('GET', KEYS[1])
if own then
  return {own, false, false}
end
local greeting = redis.call('GET', KEYS[3])
local last = redis.call('GET', KEYS[2])
if last then
  return {false, redis.call('GET', last), greeting}
end
return {false, false, greeting}
