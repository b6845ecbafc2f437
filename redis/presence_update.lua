-- presence_update.lua: switches a participant's own flags. A mute ends its speaking.
--
-- KEYS    of the room (room.lua)
-- ARGV    [1] not after, ms  [2] fresh epoch  [3] user id  [4] session id
--         [5] self-muted: true, false, or empty to keep it  [6] self-deafened: true, false, or empty to keep it
-- RETURNS {'late'}      nothing done: not after has passed
--         {'gone'}      the session has no seat
--         {'replaced'}  another session of the user holds the seat
--         {'updated', participant JSON}
--         {'unchanged', participant JSON}   it was so already
-- EVENTS  participant_updated, speakers_changed
--@include change
local user, session, muted, deafened = ARGV[3], ARGV[4], ARGV[5], ARGV[6]

local function switched(participant, flag, value)
  if value == '' then
    return participant
  end
  return (participant:gsub('"' .. flag .. '":%l+', '"' .. flag .. '":' .. value))
end

local participant, absence = seat_of(user, session)
if not participant then
  return {absence}
end
local wanted = switched(switched(participant, 'selfMuted', muted), 'selfDeafened', deafened)
if wanted == participant then
  return {'unchanged', participant}
end
current_epoch()
local altered = alter(user, participant, wanted)
if is_set(altered, 'selfMuted') then
  silence(user)
end
return {'updated', altered}
