-- roster_read.lua: reads a whole room at one position.
--
-- KEYS    of the room (room.lua)
-- RETURNS {'unknown'}           the room's settings are not loaded
--         {'room', snapshot}    epoch, version, digest, room JSON, counts JSON, speaking sequence, {speaking user ids},
--                               {participant JSONs, in no order}, {user ids of raised hands, in their order}; at most as many
--                               participants as the hard cap allows, so at most 500
-- EVENTS  none
--@include room
if not room_field('rules') then
  return {'unknown'}
end
return {'room', snapshot()}
