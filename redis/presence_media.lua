-- presence_media.lua: notes what the SFU says of a participant's connection.
--
-- KEYS    of the room (room.lua)
-- ARGV    [1] not after, ms  [2] fresh epoch  [3] user id  [4] session id  [5] media: none, connecting, live or lost
-- RETURNS {'late'}      nothing done: not after has passed
--         {'gone'}      the session has no seat
--         {'replaced'}  another session of the user holds the seat
--         {'updated', participant JSON}
--         {'unchanged', participant JSON}   it was so already
-- EVENTS  participant_updated
--@include change
local user, session, media = ARGV[3], ARGV[4], ARGV[5]

local participant, absence = seat_of(user, session)
if not participant then
  return {absence}
end
local wanted = participant:gsub('"media":"%l+"', '"media":"' .. media .. '"')
if wanted == participant then
  return {'unchanged', participant}
end
current_epoch()
return {'updated', alter(user, participant, wanted)}
