-- roster_follow.lua: reads a room for somebody who is going to follow its events: the whole of it at one position, and the last changes
-- up to that, for clients that come back.
--
-- KEYS    of the room (room.lua)
-- ARGV    [1] most changes to read
-- RETURNS {'unknown'}           the room's settings are not loaded
--         {'room', snapshot, {events of the log, newest first}}
--                               snapshot: epoch, version, digest, room JSON, counts JSON, speaking sequence, {speaking user ids},
--                               {participant JSONs, in no order}, {user ids of raised hands, in their order}; at most as many
--                               participants as the hard cap allows, so at most 500
-- EVENTS  none
--@include room
if not room_field('rules') then
  return {'unknown'}
end

local changes = {}
for _, entry in ipairs(redis.call('XREVRANGE', LOG, '+', '-', 'COUNT', ARGV[1])) do
  changes[#changes + 1] = entry[2][2]
end
return {'room', snapshot(), changes}
