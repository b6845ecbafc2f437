-- presence_speak.lua: notes who speaks, as told by the speakers' own clients and gathered by a node. No change of the room: no version,
-- no log. Who is muted, may not speak or has no seat is never shown.
--
-- KEYS    of the room (room.lua)
-- ARGV    [1] not after, ms  [2] fresh epoch  [3] how long an entry lives without renewal, ms
--         [4...] user id, session id, 1 or 0 (speaks or not), and so on
-- RETURNS {'late'}      nothing done: not after has passed
--         {'changed'}   somebody started or stopped
--         {'same'}      nobody did; entries are renewed
-- EVENTS  speakers_changed, with the whole set
--@include change
local lifetime = tonumber(ARGV[3])

local function may_be_heard(user, session)
  local participant = seat_of(user, session)
  return participant
    and redis.call('SISMEMBER', SPEAKERS, user) == 1
    and not (is_set(participant, 'selfMuted') or is_set(participant, 'serverMuted') or is_set(participant, 'suppressed'))
end

local changes = redis.call('ZREMRANGEBYSCORE', SPEAKING, '-inf', decimal(NOW))
for i = 4, #ARGV, 3 do
  local user, session, speaks = ARGV[i], ARGV[i + 1], ARGV[i + 2] == '1'
  if speaks and may_be_heard(user, session) then
    changes = changes + redis.call('ZADD', SPEAKING, decimal(NOW + lifetime), user)
  elseif seat_of(user, session) then
    changes = changes + redis.call('ZREM', SPEAKING, user)
  end
end
if changes == 0 then
  return {'same'}
end
tell_speaking()
return {'changed'}
