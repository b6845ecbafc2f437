-- hand_lower.lua: takes a hand out of the queue. A place to speak that was kept for it is kept for the next one.
--
-- KEYS    of the room (room.lua)
-- ARGV    [1] not after, ms  [2] fresh epoch  [3] user id
-- RETURNS {'late'}              nothing done: not after has passed
--         {'none'}              the hand was not raised
--         {'lowered', {hands}}  user ids of the hands that are left, in their order
-- EVENTS  hand_queue_updated
--@include change
local user = ARGV[3]

local raised, kept = lower_hand(user)
if not raised then
  return {'none'}
end
current_epoch()
tell_hands()
offer_places(kept)
return {'lowered', raised_hands()}
