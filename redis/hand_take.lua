-- hand_take.lua: keeps a place to speak for a raised hand while its new role is written. What happens at the same time in other calls finds
-- the place taken; room_rule lowers the hand once the role is in force.
--
-- KEYS    of the room (room.lua)
-- ARGV    [1] not after, ms  [2] fresh epoch  [3] user id  [4] how long the place is kept, ms
--         [5] whose doing: own (takes up an offer) or other (accepts the hand)
-- RETURNS {'late'}   nothing done: not after has passed
--         {'none'}   the hand is not raised, or own and nothing is offered now
--         {'full'}   no place is free
--         {'taken'}  the place is kept, or there is no cap
-- EVENTS  none
--@include change
local user, keep_ms, by = ARGV[3], tonumber(ARGV[4]), ARGV[5]

local offer = 'offer:' .. user
local offered_until = tonumber(redis.call('ZSCORE', TIMERS, offer) or -1)
if not redis.call('ZSCORE', HANDS, user) or (by == 'own' and offered_until < NOW) then
  return {'none'}
end
local cap = places()
if cap == 0 then
  return {'taken'}
elseif offered_until < 0 and places_taken() >= cap then
  return {'full'}
end
redis.call('ZADD', TIMERS, decimal(NOW + keep_ms), offer)
return {'taken'}
