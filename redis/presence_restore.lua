-- presence_restore.lua: gives a session its seat back after Redis lost it. A session token is proof enough only for a short while, and
-- only when the room's epoch is not the one that the seat was taken in: in the same epoch a missing seat was really given up.
--
-- KEYS    of the room (room.lua)
-- ARGV    [1] not after, ms  [2] fresh epoch  [3] user id  [4] session id
--         [5] participant JSON with joinedAt and version 0  [6] may speak: 1 or 0
--         [7] number of the room's rules that [5] and [6] were decided under  [8] is the host: 1 or 0
--         [9] by what else the user is known again: device:<key>, address:<prefix>, separated by spaces
--         [10] the epoch in the session token  [11] how long after a new epoch seats are given back, ms
-- RETURNS {'late'}              nothing done: not after has passed
--         {'stale'}             nothing done: the room's settings are not loaded, or the number of its rules is another
--         {'hidden'} {'closed'} {'locked'} {'full'} {'denied', until ms}   refused, nothing changed
--         {'expired'}           refused: same epoch, or too late after the new one
--         {'replaced'}          refused: another session of the user holds the seat
--         {'restored'}          seated again, or seated all along
-- EVENTS  participant_joined, restored
--@include change
--@include admission
local user, session, template, may_speak = ARGV[3], ARGV[4], ARGV[5], ARGV[6] == '1'
local rules, is_host, marks = ARGV[7], ARGV[8] == '1', ARGV[9]
local seat_epoch, window = ARGV[10], tonumber(ARGV[11])

local refused = refusal(user, session, rules, is_host, marks, template)
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
template, may_speak = placed(user, template, may_speak)
enter(user, template, may_speak, true)
return {'restored'}
