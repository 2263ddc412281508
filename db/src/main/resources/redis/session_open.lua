-- The session of a dialogue, or, where it has none yet, the one that its caller held last and how
-- the caller was greeted.
-- KEYS: session, caller, greeting. All, and the session that the caller's key names, share one slot.
local own = redis.call('HVALS', KEYS[1])
if #own > 0 then
  return {own, {}, false}
end
local greeting = redis.call('GET', KEYS[3])
local last = redis.call('GET', KEYS[2])
if last then
  return {own, redis.call('HVALS', last), greeting}
end
return {own, {}, greeting}
