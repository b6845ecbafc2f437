-- presence_rename.lua: shows a participant by another name.
--
-- KEYS    of the room (room.lua)
-- ARGV    [1] not after, ms  [2] fresh epoch  [3] user id  [4] session id  [5] display name, a JSON string with its quotes
-- RETURNS {'late'}      nothing done: not after has passed
--         {'gone'}      the session has no seat
--         {'replaced'}  another session of the user holds the seat
--         {'updated', participant JSON}
--         {'unchanged', participant JSON}   it was so already
-- EVENTS  participant_updated
--@include change
local user, session, name = ARGV[3], ARGV[4], ARGV[5]

local participant, absence = seat_of(user, session)
if not participant then
  return {absence}
end
-- A quote inside the old name is escaped, so the first unescaped end is the name's own.
local before, after = participant:match('^(.-"displayName":)".-"(,"role":".*)$')
local wanted = before .. name .. after
if wanted == participant then
  return {'unchanged', participant}
end
current_epoch()
return {'updated', alter(user, participant, wanted)}
