-- host_succeed.lua: makes the longest present moderator stand in for a host who has been gone for long.
--
-- KEYS    of the room (room.lua)
-- ARGV    [1] not after, ms  [2] fresh epoch  [3] how long a host may be gone, ms  [4] how long to wait where no moderator is in, ms
-- RETURNS {'late'}           nothing done: not after has passed
--         {'idle'}           nobody is to be replaced; the timer is stopped
--         {'waits'}          not yet, or no moderator is in; the timer is set for the next look
--         {'acting', user id}    stands in for the host now
-- EVENTS  participant_updated, room_updated
--@include change
local patience, retry = tonumber(ARGV[3]), tonumber(ARGV[4])

local host, left, wanted, acting, status, rules = unpack(
  redis.call('HMGET', ROOM, 'host', 'host_left_at', 'succession', 'acting_host', 'status', 'rules'))
if not rules or not left or wanted ~= 'true' or acting or status == 'closed' then
  if host then
    redis.call('ZREM', TIMERS, 'succession:' .. host)
  end
  return {'idle'}
end

local timer = 'succession:' .. host
if NOW < left + patience then
  redis.call('ZADD', TIMERS, decimal(left + patience), timer)
  return {'waits'}
end

local function joined_at(participant)
  return tonumber(participant:match('"joinedAt":(%d+),"version":%d+}$'))
end

local successor, since
local seats = redis.call('HGETALL', PARTICIPANTS)
for i = 1, #seats, 2 do
  local user, at = seats[i], joined_at(seats[i + 1])
  if role_of(seats[i + 1]) == 'moderator' and (not since or at < since or (at == since and user < successor)) then
    successor, since = user, at
  end
end
if not successor then
  redis.call('ZADD', TIMERS, decimal(NOW + retry), timer)
  return {'waits'}
end
current_epoch()
give_role(successor, 'host')
set_acting_host(successor)
redis.call('ZREM', TIMERS, timer)
return {'acting', successor}
