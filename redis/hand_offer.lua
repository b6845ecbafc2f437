-- hand_offer.lua: ends the offers that nobody took up in time, and opens those that are to be told.
--
-- KEYS    of the room (room.lua)
-- ARGV    [1] not after, ms  [2] fresh epoch  [3] how long an offer is open, ms
-- RETURNS {'late'}     nothing done: not after has passed
--         {'offered', until ms, {user ids to tell}, {user ids whose offer is over}}
-- EVENTS  hand_queue_updated, when an offer is over and its hand lowered
--@include change
local over, opened = {}, {}
local open_until = decimal(NOW + ARGV[3])

for _, timer in ipairs(redis.call('ZRANGEBYSCORE', TIMERS, '(0', decimal(NOW))) do
  local user = timer:match('^offer:(.+)$')
  if user then
    lower_hand(user)
    over[#over + 1] = user
  end
end
if #over > 0 then
  current_epoch()
  tell_hands()
end
offer_places(#over)

for _, timer in ipairs(redis.call('ZRANGEBYSCORE', TIMERS, 0, 0)) do
  local user = timer:match('^offer:(.+)$')
  if user then
    redis.call('ZADD', TIMERS, open_until, timer)
    opened[#opened + 1] = user
  end
end
return {'offered', open_until, opened, over}
