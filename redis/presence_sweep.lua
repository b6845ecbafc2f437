-- presence_sweep.lua: ends leases that ran out, and shows whose heartbeats are late.
-- When the last sweep is too long ago, the house was down rather than the people gone: then nobody is removed until all of them had the
-- time of a lease to come back.
--
-- KEYS    of the room (room.lua)
-- ARGV    [1] not after, ms  [2] fresh epoch  [3] lease, ms  [4] late after, ms  [5] longest time between sweeps, ms
--         [6] most people to remove in this call, and most to show as late or back
-- RETURNS {'late'}      nothing done: not after has passed
--         {'empty'}     nobody is here and no history waits
--         {'swept', people left, {identities removed}}
-- EVENTS  participant_left (expired), hand_queue_updated (of who was removed), participant_updated (reconnecting on and off), speakers_changed
--@include change
local lease, late_after, longest_gap, batch = tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6])

if redis.call('ZCARD', PRESENCE) == 0 and redis.call('HLEN', PARTICIPANTS) == 0 and redis.call('XLEN', HISTORY) == 0 then
  rest()
  return {'empty'}
end

local function grace_until()
  if NOW - room_number('swept_at') <= longest_gap then
    return room_number('grace_until')
  end
  redis.call('HSET', ROOM, 'grace_until', decimal(NOW + lease))
  return NOW + lease
end

local function beaten_before(time, count)
  return redis.call('ZRANGEBYSCORE', PRESENCE, '-inf', decimal(time), 'LIMIT', 0, count)
end

local function show(user, presence)
  local participant = redis.call('HGET', PARTICIPANTS, user)
  if participant then
    alter(user, participant, (participant:gsub('"presence":"%l+"', '"presence":"' .. presence .. '"')))
  end
end

-- Compares who is late with who is shown as late.
local function show_late()
  local late, left = {}, batch
  for _, identity in ipairs(beaten_before(NOW - late_after, -1)) do
    local user = identity:match('^[^.]+')
    late[user] = true
    if left > 0 and redis.call('SADD', LATE, user) == 1 then
      show(user, 'reconnecting')
      left = left - 1
    end
  end
  for _, user in ipairs(redis.call('SMEMBERS', LATE)) do
    if left > 0 and not late[user] then
      redis.call('SREM', LATE, user)
      show(user, 'present')
      left = left - 1
    end
  end
end

current_epoch()
local removed = {}
if NOW >= grace_until() then
  removed = beaten_before(NOW - lease, batch)
  for _, identity in ipairs(removed) do
    remove_identity(identity, 'expired')
  end
end
redis.call('HSET', ROOM, 'swept_at', decimal(NOW))
show_late()
if redis.call('ZCOUNT', SPEAKING, '-inf', decimal(NOW)) > 0 then
  tell_speaking()
end
return {'swept', redis.call('HLEN', PARTICIPANTS), removed}
