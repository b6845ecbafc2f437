-- presence_look.lua: what stands for and against a session in a room, read at one moment.
--
-- KEYS    of the room (room.lua)
-- ARGV    [1] user id  [2] session id
-- RETURNS {'denied', until ms}              the user or the session may not be here, whether it has a seat or not
--         {'seat', participant JSON, mode}  the session has its seat in a room of this mode
--         {'replaced'}                      the user sits there by another session
--         {'absent', age ms}                the user has none; how long the room's epoch has lasted, 0 where the room is not loaded
-- EVENTS  none
--@include room
local user, session = ARGV[1], ARGV[2]

local ends = redis.call('ZMSCORE', DENIED, user, user .. '.' .. session)
local denied = math.max(tonumber(ends[1] or 0), tonumber(ends[2] or 0))
if denied > NOW then
  return {'denied', decimal(denied)}
end
local participant, mode = redis.call('HGET', PARTICIPANTS, user), room_field('mode')
if participant and mode and session_of(participant) == session then
  return {'seat', participant, mode}
elseif participant and mode then
  return {'replaced'}
end
local since = room_number('epoch_at')
return {'absent', (mode and since > 0) and decimal(NOW - since) or '0'}
