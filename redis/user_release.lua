-- user_release.lua: notes that a session has no seat any more, or was refused one. Its claim goes back to the session that had it before,
-- if that may still have a seat. A newer session's claim stays what it is.
--
-- KEYS    [1] voice:user:{U}
-- ARGV    [1] not after, ms  [2] session id  [3] session that gets the claim, or an empty text
-- RETURNS {'late'}       nothing done: not after has passed
--         {'released'}   the session had the claim
--         {'newer'}      another session has the claim, or nobody
-- EVENTS  none
--@include user
if is_late(ARGV[1]) then
  return {'late'}
end
redis.call('HDEL', KEYS[1], ARGV[2])
if redis.call('HGET', KEYS[1], 'current') ~= ARGV[2] then
  return {'newer'}
elseif ARGV[3] ~= '' and redis.call('HEXISTS', KEYS[1], ARGV[3]) == 1 then
  redis.call('HSET', KEYS[1], 'current', ARGV[3])
  redis.call('HDEL', KEYS[1], 'claimed_as')
else
  redis.call('HDEL', KEYS[1], 'current', 'claimed_as')
end
return {'released'}
