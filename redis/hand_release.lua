-- hand_release.lua: gives back the place that hand_take keeps, because the role was not written. The hand stays raised.
--
-- KEYS    of the room (room.lua)
-- ARGV    [1] not after, ms  [2] fresh epoch  [3] user id
-- RETURNS {'late'}      nothing done: not after has passed
--         {'released'}
-- EVENTS  none
--@include change
redis.call('ZREM', TIMERS, 'offer:' .. ARGV[3])
return {'released'}
