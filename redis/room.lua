-- room.lua: included by every script of a room; no script by itself.
--
-- KEYS of every room script, in the order of RoomKeys.all(); all carry the room's id as hash tag.
local ROOM, PRESENCE, PARTICIPANTS, SPEAKERS, LATE, SPEAKING, DENIED, LOG, HISTORY, EVENTS, SANCTIONS, HANDS, TIMERS = unpack(KEYS)

local EMPTY_DIGEST = '0000000000000000'

--@include time
local NOW = redis_time()

local function room_field(name)
  return redis.call('HGET', ROOM, name)
end

local function room_number(name)
  return tonumber(room_field(name) or 0)
end

-- A participant's JSON is written by Java with its keys in a fixed order. A quote inside a JSON string is escaped, so a pattern with
-- "key": in it cannot match inside a display name.
local function session_of(participant)
  return participant:match('"sessionId":"([^"]+)"')
end

local function version_of(participant)
  return participant:match('"version":(%d+)}$')
end

local function is_set(participant, flag)
  return participant:find('"' .. flag .. '":true', 1, true) ~= nil
end

local function set_flag(participant, flag, value)
  return (participant:gsub('"' .. flag .. '":%l+', '"' .. flag .. '":' .. value))
end

local function role_of(participant)
  return participant:match('"role":"(%l+)"')
end

local function is_speaker(participant)
  return participant:find('"role":"speaker"', 1, true) ~= nil
end

-- Ids of the users whose hand is raised, first come first.
local function raised_hands()
  return redis.call('ZRANGE', HANDS, 0, -1)
end

local function counts_json()
  local participants, speakers = redis.call('HLEN', PARTICIPANTS), redis.call('SCARD', SPEAKERS)
  return string.format('{"participants":%d,"speakers":%d}', participants, speakers)
end

local function id_json(id)
  return (id or '') == '' and 'null' or '"' .. id .. '"'
end

local function ids_json(ids)
  return #ids == 0 and '[]' or '["' .. table.concat(ids, '","') .. '"]'
end

-- The status line is kept as JSON, quotes included.
local function room_json()
  local status, mode, locked, soft, hard, speaker_cap, slow_mode, status_line, pinned, access, wait_for_host, acting_host = unpack(
    redis.call('HMGET', ROOM, 'status', 'mode', 'locked', 'soft_cap', 'hard_cap', 'speaker_cap', 'slow_mode_ms', 'status_line',
      'pinned', 'access', 'wait_for_host', 'acting_host'))
  local participants, speakers = redis.call('HLEN', PARTICIPANTS), redis.call('SCARD', SPEAKERS)
  return string.format('{"status":"%s","mode":"%s","locked":%s,"softCap":%d,"hardCap":%d,', status, mode, locked, soft, hard)
    .. string.format('"speakerCap":%s,"slowModeMs":%d,"statusLine":', speaker_cap == '0' and 'null' or speaker_cap, slow_mode)
    .. status_line
    .. string.format(',"pinned":%s,"access":"%s","waitForHost":%s,"actingHost":%s,',
      id_json(pinned), access, wait_for_host, id_json(acting_host))
    .. string.format('"participants":%d,"speakers":%d,"full":%s}', participants, speakers, tostring(participants >= tonumber(hard)))
end

-- The users who speak now; entries that were not renewed in time do not count.
local function speaking_users()
  return redis.call('ZRANGEBYSCORE', SPEAKING, '(' .. decimal(NOW), '+inf')
end

-- The whole room at its position: what a client needs to draw it. At most as many participants as the hard cap allows.
-- { epoch, version, digest, room JSON, counts JSON, speaking sequence, { speaking user ids }, { participant JSONs, in no order },
--   { user ids of raised hands, in their order } }
local function snapshot()
  local epoch, version, digest = unpack(redis.call('HMGET', ROOM, 'epoch', 'version', 'digest'))
  return {
    epoch, version or '0', digest or EMPTY_DIGEST, room_json(), counts_json(), room_field('speaking_seq') or '0',
    speaking_users(), redis.call('HVALS', PARTICIPANTS), raised_hands()
  }
end
