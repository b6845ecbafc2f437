-- user_claim.lua: notes that a session of the user is about to take a seat. The first of the three steps claim, join, confirm: rooms live
-- in different slots, so no one script could do them together. The user's key lists every session that may have a seat, so that whatever
-- step a crash leaves undone, the next join finds it.
--
-- KEYS    [1] voice:user:{U}
-- ARGV    [1] not after, ms  [2] session id  [3] room  [4] lifetime, ms: as long as a session token can be
-- RETURNS {'late'}                nothing done: not after has passed
--         {'claimed', session}    claimed; the session that had the claim before, or an empty text
-- EVENTS  none
local time = redis.call('TIME')
if time[1] * 1000 + math.floor(time[2] / 1000) > tonumber(ARGV[1]) then
  return {'late'}
end
local before = redis.call('HGET', KEYS[1], 'current')
redis.call('HSET', KEYS[1], 'current', ARGV[2], ARGV[2], ARGV[3])
redis.call('PEXPIRE', KEYS[1], ARGV[4])
return {'claimed', before or ''}
