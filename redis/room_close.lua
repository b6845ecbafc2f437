-- room_close.lua: closes a room for joins and ends its seats, some at a time; called again until it says that the room is closed.
--
-- KEYS    of the room (room.lua)
-- ARGV    [1] not after, ms  [2] fresh epoch  [3] why: the reason in room_closed and in each participant_left
--         [4] most people to remove in this call
-- RETURNS {'late'}        nothing done: not after has passed
--         {'unknown'}     the room's settings are not loaded; nobody can be in it
--         {'more', {identities removed}}     people are still in it: call again
--         {'closed', {identities removed}}   nobody is in it, and nobody comes in
-- EVENTS  participant_left for each person, hand_queue_updated for each raised hand; room_closed with the last call, unless the room was closed and empty before it
--@include change
local reason, batch = ARGV[3], tonumber(ARGV[4])

local status = room_field('status')
if not status then
  return {'unknown'}
end
current_epoch()
redis.call('HSET', ROOM, 'status', 'closed')

local removed = redis.call('ZRANGE', PRESENCE, 0, batch - 1)
for _, identity in ipairs(removed) do
  remove_identity(identity, reason)
end
if redis.call('ZCARD', PRESENCE) > 0 then
  return {'more', removed}
end
if status ~= 'closed' or #removed > 0 then
  tell('room_closed', raise_version(), digest_now(), '{"reason":"' .. reason .. '"}')
end
return {'closed', removed}
