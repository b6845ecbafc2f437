-- presence_join.lua: seats a user's session in a room, if the room takes it.
--
-- KEYS    of the room (room.lua)
-- ARGV    [1] not after, ms  [2] fresh epoch  [3] user id  [4] session id
--         [5] participant JSON with joinedAt and version 0  [6] may speak: 1 or 0
--         [7] number of the room's rules that [5] and [6] were decided under  [8] is the host: 1 or 0
--         [9] by what else the user is known again: device:<key>, address:<prefix>, separated by spaces
--         [10] the user's sessions that this one takes over, separated by spaces: those that were listed when it claimed
-- RETURNS {'late'}              nothing done: not after has passed
--         {'stale'}             nothing done: the room's settings are not loaded, or the number of its rules is another
--         {'hidden'} {'closed'} {'locked'} {'full'} {'denied', until ms}   refused, nothing changed
--         {'overtaken', session}   nothing changed: the user's seat is that of a session which is not in [10], and so may have claimed later
--         {'joined', participant JSON, snapshot}                a new seat
--         {'replaced', participant JSON, snapshot}              the user's other session in this room gave up its seat
--         {'rejoined', participant JSON, snapshot}              this session had the seat already; its lease is renewed
-- EVENTS  participant_joined; for the host, participant_updated and room_updated when somebody stood in; before it participant_left (replaced) for the other session
--@include change
--@include admission
local user, session, template, may_speak = ARGV[3], ARGV[4], ARGV[5], ARGV[6] == '1'
local rules, is_host, marks, older = ARGV[7], ARGV[8] == '1', ARGV[9], ARGV[10]

local refused = refusal(user, session, rules, is_host, marks, template)
if refused then
  return refused
end
local present = redis.call('HGET', PARTICIPANTS, user)
local held_by = present and session_of(present)
if held_by and held_by ~= session and not older:find(held_by, 1, true) then
  return {'overtaken', held_by}
end

current_epoch()
open_for_first()
template, may_speak = placed(user, template, may_speak)
if held_by == session then
  redis.call('ZADD', PRESENCE, decimal(NOW), user .. '.' .. session)
  return {'rejoined', present, snapshot()}
elseif present then
  vacate(user, present, 'replaced')
end
local participant = enter(user, template, may_speak)
return {present and 'replaced' or 'joined', participant, snapshot()}
