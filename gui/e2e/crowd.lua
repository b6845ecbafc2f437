-- crowd.lua: puts people into a room, or changes it, as the API's own scripts do and without the API: for tests of large rooms.
--
-- KEYS    of the room (redis/room.lua)
-- ARGV[3] what:
--   'fill'   hard cap or an empty text for that of the stream, names as JSON strings, ...: seats somebody for each name, and keeps them from being swept
--   'join'   name as a JSON string
--   'leave'  user id
--   'mute'   user id, 'true' or 'false'
--   'speak'  user ids, ...: who speaks now, and nobody else
-- RETURNS the user ids of who was seated
-- EVENTS  as the API's
--@include change
local what = ARGV[3]
local FAR = 24 * 60 * 60 * 1000
current_epoch()

local function hex(digits)
  return string.format('%0' .. digits .. 'x', math.random(0, 16 ^ digits - 1))
end

local function uuid()
  return hex(4) .. hex(4) .. '-' .. hex(4) .. '-7' .. hex(3) .. '-8' .. hex(3) .. '-' .. hex(6) .. hex(6)
end

local function seat(name, role)
  local user, session = uuid(), uuid()
  local participant = string.format('{"userId":"%s","sessionId":"%s","identity":"%s.%s","displayName":', user, session, user, session)
    .. name
    .. string.format(',"role":"%s","guest":true,"selfMuted":%s', role, tostring(math.random() < 0.6))
    .. ',"selfDeafened":false,"serverMuted":false,"serverDeafened":false,"suppressed":false,"media":"live","presence":"present",'
    .. '"joinedAt":0,"version":0}'
  enter(user, participant, true)
  redis.call('ZADD', PRESENCE, decimal(NOW + 2 * FAR), user .. '.' .. session)
  return user
end

math.randomseed(NOW % 2 ^ 31)
if what == 'fill' then
  if ARGV[4] ~= '' then
    redis.call('HSET', ROOM, 'hard_cap', ARGV[4])
  end
  local users = {}
  -- One after the other, as people come.
  local past = NOW - FAR
  for i = 5, #ARGV do
    NOW = past + room_number('version')
    users[#users + 1] = seat(ARGV[i], 'listener')
  end
  return users
elseif what == 'join' then
  return {seat(ARGV[4], 'listener')}
elseif what == 'leave' then
  depart(ARGV[4], redis.call('HGET', PARTICIPANTS, ARGV[4]), 'left')
elseif what == 'mute' then
  local before = redis.call('HGET', PARTICIPANTS, ARGV[4])
  local after = set_flag(before, 'selfMuted', ARGV[5])
  if before ~= after then
    alter(ARGV[4], before, after)
  end
elseif what == 'speak' then
  redis.call('DEL', SPEAKING)
  for i = 4, #ARGV do
    redis.call('ZADD', SPEAKING, decimal(NOW + 5000), ARGV[i])
  end
  tell_speaking()
end
return {}
