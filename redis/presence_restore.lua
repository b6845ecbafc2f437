-- presence_restore.lua: gives a session its seat back after Redis lost it. A session token is proof enough only for a short while, and
-- only when the room's epoch is not the one that the seat was taken in: in the same epoch a missing seat was really given up.
--
-- KEYS    of the room (room.lua)
-- ARGV    [1] not after, ms  [2] fresh epoch  [3] user id  [4] session id
--         [5] participant JSON with joinedAt and version 0  [6] may speak: 1 or 0
--         [7] the room's mode that [6] was decided for  [8] is the host: 1 or 0
--         [9] the epoch in the session token  [10] how long after a new epoch seats are given back, ms
-- RETURNS {'late'}              nothing done: not after has passed
--         {'stale'}             nothing done: the room's settings are not loaded, or its mode is another
--         {'hidden'} {'closed'} {'locked'} {'full'} {'denied', until ms}   refused, nothing changed
--         {'expired'}           refused: same epoch, or too late after the new one
--         {'replaced'}          refused: another session of the user holds the seat
--         {'restored'}          seated again, or seated all along
-- EVENTS  participant_joined
--@include change
--@include admission
local user, session, template, may_speak, mode, is_host = ARGV[3], ARGV[4], ARGV[5], ARGV[6] == '1', ARGV[7], ARGV[8] == '1'
local seat_epoch, window = ARGV[9], tonumber(ARGV[10])

local refused = refusal(user, session, mode, is_host)
if refused then
  return refused
end

local present = redis.call('HGET', PARTICIPANTS, user)
if present then
  return {session_of(present) == session and 'restored' or 'replaced'}
elseif seat_epoch == current_epoch() or NOW > room_number('epoch_at') + window then
  return {'expired'}
end
open_for_first()
enter(user, template, may_speak)
return {'restored'}
