-- hand_raise.lua: puts the hand of somebody in the room at the end of the queue.
--
-- KEYS    of the room (room.lua)
-- ARGV    [1] not after, ms  [2] fresh epoch  [3] user id  [4] most hands
-- RETURNS {'late'}              nothing done: not after has passed
--         {'gone'}              the user has no seat
--         {'muted'}             the user is muted by the room and raises no hand
--         {'full'}              as many hands as there may be are raised
--         {'raised', {hands}}   user ids of all raised hands in their order, the user's too
--         {'kept', {hands}}     it was raised already and stays where it is
-- EVENTS  hand_queue_updated
--@include change
local user, most = ARGV[3], tonumber(ARGV[4])

local participant = redis.call('HGET', PARTICIPANTS, user)
if not participant then
  return {'gone'}
elseif is_set(participant, 'serverMuted') then
  return {'muted'}
elseif redis.call('ZSCORE', HANDS, user) then
  return {'kept', raised_hands()}
elseif redis.call('ZCARD', HANDS) >= most then
  return {'full'}
end
current_epoch()
local last = redis.call('ZREVRANGE', HANDS, 0, 0, 'WITHSCORES')[2]
redis.call('ZADD', HANDS, decimal((last or 0) + 1), user)
tell_hands()
return {'raised', raised_hands()}
