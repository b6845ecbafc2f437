-- user_reclaim.lua: notes that a session is about to take back the seat that Redis lost. Unlike a new session it never takes the claim
-- from another one.
--
-- KEYS    [1] voice:user:{U}
-- ARGV    [1] not after, ms  [2] session id  [3] room  [4] lifetime, ms: as long as a session token can be
-- RETURNS {'late'}         nothing done: not after has passed
--         {'claimed'}      the claim is the session's, or was all along
--         {'replaced'}     nothing done: another session has the claim
-- EVENTS  none
--@include user
if is_late(ARGV[1]) then
  return {'late'}
end
local current = redis.call('HGET', KEYS[1], 'current')
if current and current ~= ARGV[2] then
  return {'replaced'}
end
redis.call('HSET', KEYS[1], 'current', ARGV[2], ARGV[2], ARGV[3])
redis.call('PEXPIRE', KEYS[1], ARGV[4])
return {'claimed'}
