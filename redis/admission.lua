-- admission.lua: included by the scripts that seat somebody; no script by itself.

-- marks: by what else the user is known again, separated by spaces.
local function denied_until(user, session, marks)
  local until_when = 0
  local function look(member)
    until_when = math.max(until_when, tonumber(redis.call('ZSCORE', DENIED, member) or 0))
  end
  look(user)
  look(user .. '.' .. session)
  for mark in marks:gmatch('%S+') do
    look(mark)
  end
  return until_when
end

-- Why the user may not enter, as the script's answer; nil when nothing stands against it. A lock keeps out whoever does not lead here.
local function refusal(user, session, rules, is_host, marks, template)
  local leads = is_host or template:find('"role":"moderator"', 1, true) ~= nil
  local status, number, visibility, locked, hard_cap = unpack(
    redis.call('HMGET', ROOM, 'status', 'rules', 'visibility', 'locked', 'hard_cap'))
  local denied = denied_until(user, session, marks)
  local inside = redis.call('HEXISTS', PARTICIPANTS, user) == 1
  if not status or number ~= rules then
    return {'stale'}
  elseif visibility == 'private' and not is_host then
    return {'hidden'}
  elseif status == 'closed' then
    return {'closed'}
  elseif denied > NOW then
    return {'denied', decimal(denied)}
  elseif locked == 'true' and not inside and not leads then
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
