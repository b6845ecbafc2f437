-- presence_leave.lua: ends a session's seat. Names the session, so that an old tab's leave never removes a newer one.
--
-- KEYS    of the room (room.lua)
-- ARGV    [1] not after, ms  [2] fresh epoch  [3] user id  [4] session id  [5] reason
-- RETURNS {'late'}      nothing done: not after has passed
--         {'left'}      the seat is free
--         {'gone'}      nobody sat there
--         {'replaced'}  another session of the user holds the seat and keeps it
-- EVENTS  participant_left; hand_queue_updated when the hand was raised
--@include change
local user, session, reason = ARGV[3], ARGV[4], ARGV[5]

local participant, absence = seat_of(user, session)
if not participant then
  return {absence}
end
current_epoch()
depart(user, participant, reason)
return {'left'}
