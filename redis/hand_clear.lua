-- hand_clear.lua: lowers all hands. Places that were kept for some of them are free.
--
-- KEYS    of the room (room.lua)
-- ARGV    [1] not after, ms  [2] fresh epoch
-- RETURNS {'late'}     nothing done: not after has passed
--         {'cleared', {user ids whose hand was raised}}
-- EVENTS  hand_queue_updated, unless no hand was raised
--@include change
local users = raised_hands()
for _, user in ipairs(users) do
  lower_hand(user)
end
if #users > 0 then
  current_epoch()
  tell_hands()
end
return {'cleared', users}
