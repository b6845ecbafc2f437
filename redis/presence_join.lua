-- presence_join.lua: seats a user's session in a room, if the room takes it.
--
-- KEYS    of the room (room.lua)
-- ARGV    [1] not after, ms  [2] fresh epoch  [3] user id  [4] session id
--         [5] participant JSON with joinedAt and version 0  [6] may speak: 1 or 0
--         [7] the room's mode that [6] was decided for  [8] is the host: 1 or 0
-- RETURNS {'late'}              nothing done: not after has passed
--         {'stale'}             nothing done: the room's settings are not loaded, or its mode is another
--         {'hidden'} {'closed'} {'locked'} {'full'} {'denied', until ms}   refused, nothing changed
--         {'joined', participant JSON, snapshot}                a new seat
--         {'replaced', participant JSON, snapshot}              the user's other session in this room gave up its seat
--         {'rejoined', participant JSON, snapshot}              this session had the seat already; its lease is renewed
-- EVENTS  participant_joined; before it participant_left (replaced) for the other session
--@include change
--@include admission
local user, session, template, may_speak, mode, is_host = ARGV[3], ARGV[4], ARGV[5], ARGV[6] == '1', ARGV[7], ARGV[8] == '1'

local refused = refusal(user, session, mode, is_host)
if refused then
  return refused
end

current_epoch()
open_for_first()
local present = redis.call('HGET', PARTICIPANTS, user)
if present and session_of(present) == session then
  redis.call('ZADD', PRESENCE, decimal(NOW), user .. '.' .. session)
  return {'rejoined', present, snapshot()}
elseif present then
  depart(user, present, 'replaced')
end
local participant = enter(user, template, may_speak)
return {present and 'replaced' or 'joined', participant, snapshot()}
