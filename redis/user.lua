-- user.lua: included by the scripts of a user; no script by itself.
--
-- KEYS of every one of them: [1] voice:user:{U}, a hash: 'current' is the session that has the claim, 'claimed_as' the request that made
-- it; every other field is a session that may have a seat, and its value the room.

--@include time
-- Whether a command came too late to act on: its caller has been told that it failed.
local function is_late(not_after)
  return redis_time() > tonumber(not_after)
end

-- The user's sessions but this one that may have a seat, and their rooms: {session, room, session, room, ...}.
local function others(session)
  local found = {}
  local fields = redis.call('HGETALL', KEYS[1])
  for i = 1, #fields, 2 do
    if fields[i] ~= 'current' and fields[i] ~= 'claimed_as' and fields[i] ~= session then
      found[#found + 1] = fields[i]
      found[#found + 1] = fields[i + 1]
    end
  end
  return found
end
