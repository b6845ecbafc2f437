-- room_configure.lua: puts a room's settings, as Postgres has them, into Redis.
--
-- KEYS    of the room (room.lua)
-- ARGV    [1] not after, ms  [2] fresh epoch  [3] host's user id  [4] visibility: public, unlisted or private
--         [5] status: open or closed  [6] mode: open or stage  [7] locked: true or false  [8] soft cap  [9] hard cap
-- RETURNS {'late'}        nothing done: not after has passed
--         {'loaded'}      the room was not known before
--         {'updated'}     something is different now
--         {'unchanged'}   it was so already
-- EVENTS  room_updated, when the room was known before and something is different
--@include change
local NAMES = {'host', 'visibility', 'status', 'mode', 'locked', 'soft_cap', 'hard_cap'}
local before = redis.call('HMGET', ROOM, unpack(NAMES))

local different = false
for i, name in ipairs(NAMES) do
  different = different or before[i] ~= ARGV[i + 2]
  redis.call('HSET', ROOM, name, ARGV[i + 2])
end

current_epoch()
if redis.call('HLEN', PARTICIPANTS) == 0 then
  rest()
end
if not before[3] then
  return {'loaded'}
elseif not different then
  return {'unchanged'}
end
tell('room_updated', raise_version(), digest_now(), '{"room":' .. room_json() .. '}')
return {'updated'}
