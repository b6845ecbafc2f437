-- hand_take.lua: keeps a place to speak for somebody, mostly with a raised hand, while the new role is written. What happens at the same time in other calls finds
-- the place taken; room_rule lowers the hand once the role is in force.
--
-- KEYS    of the room (room.lua)
-- ARGV    [1] not after, ms  [2] fresh epoch  [3] user id  [4] how long the place is kept, ms
--         [5] how the user comes to it: own (takes up an offer), other (the hand is accepted) or given (without a hand)
-- RETURNS {'late'}   nothing done: not after has passed
--         {'none'}   the hand is not raised, or own and nothing is offered now; not where it is given
--         {'full'}   no place is free
--         {'taken'}  the place is kept, or there is no cap
-- EVENTS  none
--@include change
local user, keep_ms, by = ARGV[3], tonumber(ARGV[4]), ARGV[5]

local offer = 'offer:' .. user
local offered_until = tonumber(redis.call('ZSCORE', TIMERS, offer) or -1)
if (by ~= 'given' and not redis.call('ZSCORE', HANDS, user)) or (by == 'own' and offered_until < NOW) then
  return {'none'}
elseif places() == 0 then
  return {'taken'}
elseif not has_place(user) then
  return {'full'}
end
redis.call('ZADD', TIMERS, decimal(NOW + keep_ms), offer)
return {'taken'}
