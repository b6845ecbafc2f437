-- change.lua: included by every script that changes a room; no script by itself.
--
-- ARGV[1] not after: Redis time in ms; when it has passed the script does nothing and returns {'late'}
-- ARGV[2] fresh epoch: 16 hex digits of a secure random, used only when the room needs a new epoch
--@include room
if NOW > tonumber(ARGV[1]) then
  return {'late'}
end

local epoch

-- The epoch that this change belongs to. It is new when the room has none, or when another server process wrote it: then a failover or
-- a restart may have lost changes, and versions before and after do not compare. What the log held is then no longer a replay.
local function current_epoch()
  if epoch then
    return epoch
  end
  local server = redis.call('INFO', 'server'):match('run_id:(%x+)')
  local known, writer = unpack(redis.call('HMGET', ROOM, 'epoch', 'run_id'))
  if known and writer == server then
    epoch = known
  else
    epoch = ARGV[2]
    redis.call('HSET', ROOM, 'epoch', epoch, 'run_id', server, 'epoch_at', decimal(NOW))
    redis.call('DEL', LOG)
  end
  return epoch
end

-- About how many events can be replayed.
local LOG_LENGTH = 1000

-- How long the settings, the standings and the log of an empty room are kept; then they are loaded again from Postgres.
local REST_MS = 24 * 60 * 60 * 1000

-- What is loaded again together ends together.
local RESTING = {ROOM, LOG, SANCTIONS, DENIED, TIMERS}

local function rest()
  for _, key in ipairs(RESTING) do
    redis.call('PEXPIRE', key, REST_MS)
  end
end

local function wake()
  for _, key in ipairs(RESTING) do
    redis.call('PERSIST', key)
  end
end

-- XOR of two digests, 32 bits at a time: Lua's bit operations know no more.
local function xor(digest, other)
  local high = bit.bxor(tonumber(digest:sub(1, 8), 16), tonumber(other:sub(1, 8), 16))
  local low = bit.bxor(tonumber(digest:sub(9, 16), 16), tonumber(other:sub(9, 16), 16))
  return bit.tohex(high) .. bit.tohex(low)
end

-- Takes the user's participant at this version into the digest, or out of it.
local function toggle(digest, user, version)
  return xor(digest, redis.sha1hex(user .. ':' .. version):sub(1, 16))
end

local function raise_version()
  return decimal(redis.call('HINCRBY', ROOM, 'version', 1))
end

local function digest_now()
  return room_field('digest') or EMPTY_DIGEST
end

-- Writes the counts and the digest after a change, and tells the event to the log and to everybody who listens.
local function tell(event, version, digest, data)
  redis.call('HSET', ROOM, 'digest', digest,
    'participants', redis.call('HLEN', PARTICIPANTS), 'speakers', redis.call('SCARD', SPEAKERS))
  local position = current_epoch() .. '-' .. version
  local bytes = string.format('{"v":1,"t":"%s","p":"%s","h":"%s","d":%s}', event, position, digest, data)
  redis.call('XADD', LOG, 'MAXLEN', '~', LOG_LENGTH, version .. '-0', 'e', bytes)
  redis.call('SPUBLISH', EVENTS, bytes)
  return position
end

--@include hands

-- Speaking is no change of the room: no version, no log, no digest.
local function tell_speaking()
  redis.call('ZREMRANGEBYSCORE', SPEAKING, '-inf', decimal(NOW))
  local list = ids_json(speaking_users())
  local sequence = decimal(redis.call('HINCRBY', ROOM, 'speaking_seq', 1))
  redis.call('SPUBLISH', EVENTS, string.format('{"v":1,"t":"speakers_changed","d":{"speaking":%s,"seq":%s}}', list, sequence))
end

local function silence(user)
  if redis.call('ZREM', SPEAKING, user) == 1 then
    tell_speaking()
  end
end

local function participant_data(participant)
  return '{"participant":' .. participant .. ',"counts":' .. counts_json() .. '}'
end

-- What must reach Postgres: trimmed by the recorder alone.
local function record(kind, user, participant, position, reason)
  redis.call('XADD', HISTORY, '*', 'kind', kind, 'user', user, 'session', session_of(participant),
    'role', role_of(participant), 'guest', participant:match('"guest":(%l+)'),
    'at', decimal(NOW), 'joinedAt', participant:match('"joinedAt":(%d+)'), 'reason', reason, 'sid', position)
end

-- Replaces a participant's JSON by one that differs in more than its version.
local function alter(user, before, after)
  local version = raise_version()
  local participant = after:gsub('"version":%d+}$', '"version":' .. version .. '}')
  redis.call('HSET', PARTICIPANTS, user, participant)
  local digest = toggle(toggle(digest_now(), user, version_of(before)), user, version)
  tell('participant_updated', version, digest, participant_data(participant))
  return participant
end

--@include succession

-- Seats a participant whose JSON still carries joinedAt and version 0. Of a seat that Redis had lost it is told that nobody came.
local function enter(user, template, may_speak, is_restored)
  local version = raise_version()
  local participant = template:gsub('"joinedAt":%d+,"version":%d+}$', '"joinedAt":' .. decimal(NOW) .. ',"version":' .. version .. '}')
  redis.call('HSET', PARTICIPANTS, user, participant)
  redis.call('ZADD', PRESENCE, decimal(NOW), user .. '.' .. session_of(participant))
  if may_speak then
    redis.call('SADD', SPEAKERS, user)
  end
  local data = participant_data(participant)
  if is_restored then
    data = data:sub(1, -2) .. ',"restored":true}'
  end
  local position = tell('participant_joined', version, toggle(digest_now(), user, version), data)
  record('join', user, participant, position, '')
  if user == room_field('host') then
    welcome_host(user)
  end
  return participant
end

-- What goes with a seat: the hand, and the place to speak, which is free for the next one.
local function give_up(user, participant)
  local raised, kept = lower_hand(user)
  if raised then
    tell_hands()
  end
  offer_places(is_speaker(participant) and 1 or kept)
end

-- Ends a seat that the user's next session takes over; what goes with it stays.
local function vacate(user, participant, reason)
  local session = session_of(participant)
  redis.call('HDEL', PARTICIPANTS, user)
  redis.call('ZREM', PRESENCE, user .. '.' .. session)
  redis.call('SREM', SPEAKERS, user)
  redis.call('SREM', LATE, user)
  silence(user)
  local version = raise_version()
  local data = string.format('{"userId":"%s","sessionId":"%s","reason":"%s","counts":%s}', user, session, reason, counts_json())
  local position = tell('participant_left', version, toggle(digest_now(), user, version_of(participant)), data)
  record('leave', user, participant, position, reason)
end

-- Takes a participant out of the room.
local function depart(user, participant, reason)
  vacate(user, participant, reason)
  give_up(user, participant)
  miss(user)
end

-- The participant's JSON when this session holds the seat; else nil and why: 'replaced' by another session, or 'gone'.
local function seat_of(user, session)
  local participant = redis.call('HGET', PARTICIPANTS, user)
  if not participant then
    return nil, 'gone'
  elseif session_of(participant) ~= session then
    return nil, 'replaced'
  end
  return participant
end

-- Ends the seat that an identity of the presence set names, or drops an entry that nobody holds a seat for.
local function remove_identity(identity, reason)
  local user, session = identity:match('^([^.]+)%.(.+)$')
  local participant = seat_of(user, session)
  if participant then
    depart(user, participant, reason)
  else
    redis.call('ZREM', PRESENCE, identity)
  end
end
