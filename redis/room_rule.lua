-- room_rule.lua: brings into force what was decided about a room and its people: settings, standings, denials, timers and what they mean
-- for those who are in. A decision carries the number of the rules that it was made under; where others have come in between, it is made anew.
--
-- KEYS    of the room (room.lua)
-- ARGV    [1] not after, ms  [2] fresh epoch  [3] number of the rules that were read, or an empty text: the room was not loaded
--         then lists, each after the count of its entries:
--         settings: field, value
--         denials: user id, device:<key> or address:<prefix>; until ms, or an empty text to lift it
--         timers: name, due ms, or an empty text to stop it
--         people: user id, standing as text or an empty text, role, server-muted, server-deafened and suppressed: true or false,
--                 may speak: 1 or 0, why the seat ends or an empty text
--         everybody else but the host, none or one: suppressed: true or false, may speak: 1 or 0
--         what Postgres does not have yet, for the history: field, value
-- RETURNS {'late'}      nothing done: not after has passed
--         {'stale'}     nothing done: the number is another
--         {'loaded', number, {identities changed}, {identities removed}}    the room was not known before
--         {'applied', number, {identities changed}, {identities removed}}
-- EVENTS  participant_left, participant_updated, speakers_changed, hand_queue_updated; then room_updated, when the room was known and is
--         set otherwise now
--@include change
local last = 3
local function take()
  last = last + 1
  return ARGV[last]
end

local function each(act)
  for _ = 1, tonumber(take()) do
    act()
  end
end

local known = room_field('rules')
if (known or '') ~= ARGV[3] then
  return {'stale'}
end
current_epoch()

-- Numbers of a room that was lost in between do not come again.
local number = decimal(known and known + 1 or NOW)
redis.call('HSET', ROOM, 'rules', number)

local cap = places()
local different = false
each(function()
  local field, value = take(), take()
  different = different or room_field(field) ~= value
  redis.call('HSET', ROOM, field, value)
end)

-- Whether hands were lowered, and how many places to speak have become free.
local lowered, freed = false, 0
if cap > 0 then
  freed = math.max(0, places() - cap)
end

-- Keeps a member at a time, or drops it.
local function note(key)
  local member, time = take(), take()
  if time == '' then
    redis.call('ZREM', key, member)
  else
    redis.call('ZADD', key, time, member)
  end
end
redis.call('ZREMRANGEBYSCORE', DENIED, '-inf', decimal(NOW))
each(function() note(DENIED) end)
each(function() note(TIMERS) end)

local changed, removed = {}, {}
local acting = room_field('acting_host')

-- A hand is answered by another role, and nobody who is muted raises one.
local function settle_hand(user, participant, wanted)
  if role_of(participant) == role_of(wanted) and not is_set(wanted, 'serverMuted') then
    return
  end
  local raised, kept = lower_hand(user)
  lowered = lowered or raised
  freed = freed + (is_speaker(wanted) and 0 or is_speaker(participant) and 1 or kept)
end

-- Who is set otherwise is told; who may not speak does not.
local function reseat(user, participant, wanted, may_speak)
  local moved = redis.call(may_speak == '1' and 'SADD' or 'SREM', SPEAKERS, user) == 1
  if wanted ~= participant then
    alter(user, participant, wanted)
  end
  if moved or wanted ~= participant then
    changed[#changed + 1] = user .. '.' .. session_of(participant)
  end
  if may_speak ~= '1' then
    silence(user)
  end
end

each(function()
  local user, standing, role, muted, deafened, suppressed, may_speak, ends =
    take(), take(), take(), take(), take(), take(), take(), take()
  if standing == '' then
    redis.call('HDEL', SANCTIONS, user)
  else
    redis.call('HSET', SANCTIONS, user, standing)
  end
  local participant = redis.call('HGET', PARTICIPANTS, user)
  if participant and ends ~= '' then
    removed[#removed + 1] = user .. '.' .. session_of(participant)
    depart(user, participant, ends)
  elseif participant then
    if role == 'speaker' and not is_speaker(participant) and not has_place(user) then
      role, suppressed, may_speak = 'listener', 'true', '0'
      displace(user)
    end
    local wanted = participant:gsub('"role":"%l+"', '"role":"' .. role .. '"')
    wanted = set_flag(set_flag(wanted, 'serverMuted', muted), 'serverDeafened', deafened)
    reseat(user, participant, set_flag(wanted, 'suppressed', suppressed), may_speak)
    settle_hand(user, participant, wanted)
  end
  if user == acting and role ~= 'host' then
    redis.call('HDEL', ROOM, 'acting_host')
    if role == 'moderator' then
      tell_relieved(user)
    end
    different = true
    look_for_successor()
  end
end)

each(function()
  local suppressed, may_speak = take(), take()
  local seats = redis.call('HGETALL', PARTICIPANTS)
  for i = 1, #seats, 2 do
    local user, participant = seats[i], seats[i + 1]
    if not participant:find('"role":"host"', 1, true) and redis.call('HEXISTS', SANCTIONS, user) == 0 then
      reseat(user, participant, set_flag(participant, 'suppressed', suppressed), may_speak)
    end
  end
end)

if room_field('succession') == 'true' and room_field('host_left_at') and not room_field('acting_host') then
  look_for_successor()
end

local entry = {}
each(function()
  entry[#entry + 1] = take()
  entry[#entry + 1] = take()
end)
if #entry > 0 then
  redis.call('HSET', ROOM, 'rules_entry', redis.call('XADD', HISTORY, '*', unpack(entry)))
end

if lowered then
  tell_hands()
end
offer_places(freed)
if redis.call('HLEN', PARTICIPANTS) == 0 then
  rest()
end
if known and different then
  tell('room_updated', raise_version(), digest_now(), '{"room":' .. room_json() .. '}')
end
return {known and 'applied' or 'loaded', number, changed, removed}
