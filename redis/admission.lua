-- admission.lua: included by the scripts that seat somebody; no script by itself.

local function denied_until(user, identity)
  local ends = redis.call('ZMSCORE', DENIED, user, identity)
  return math.max(tonumber(ends[1] or 0), tonumber(ends[2] or 0))
end

-- Why the user may not enter, as the script's answer; nil when nothing stands against it.
local function refusal(user, session, mode, is_host)
  local status, room_mode, visibility, locked, hard_cap = unpack(
    redis.call('HMGET', ROOM, 'status', 'mode', 'visibility', 'locked', 'hard_cap'))
  local denied = denied_until(user, user .. '.' .. session)
  local inside = redis.call('HEXISTS', PARTICIPANTS, user) == 1
  if not status or room_mode ~= mode then
    return {'stale'}
  elseif visibility == 'private' and not is_host then
    return {'hidden'}
  elseif status == 'closed' then
    return {'closed'}
  elseif denied > NOW then
    return {'denied', decimal(denied)}
  elseif locked == 'true' and not inside and not is_host then
    return {'locked'}
  elseif not inside and redis.call('HLEN', PARTICIPANTS) >= tonumber(hard_cap) then
    return {'full'}
  end
end

-- The first to come in ends the room's rest and starts the sweep's clock: else the time without sweeps would look like an outage.
local function open_for_first()
  if redis.call('HLEN', PARTICIPANTS) == 0 then
    wake()
    redis.call('HSET', ROOM, 'swept_at', decimal(NOW))
  end
end
