-- room_age.lua: how long the room's epoch has lasted. While it is young, seats that Redis lost may still be taken back.
-- Opens an epoch where one is due, so that its age counts from the first look on.
--
-- KEYS    of the room (room.lua)
-- ARGV    [1] not after, ms  [2] fresh epoch
-- RETURNS {'late'}      nothing done: not after has passed
--         {'age', ms}   0 when the epoch is new
-- EVENTS  none
--@include change
current_epoch()
if redis.call('HLEN', PARTICIPANTS) == 0 then
  rest()
end
return {'age', decimal(NOW - room_number('epoch_at'))}
