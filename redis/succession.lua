-- succession.lua: who stands in for a host who is gone; included by change.lua, no script by itself.

local function tell_room()
  tell('room_updated', raise_version(), digest_now(), '{"room":' .. room_json() .. '}')
end

-- Makes the user stand in for the host, or nobody. What was decided meanwhile by other roles is decided anew.
local function set_acting_host(user)
  if user then
    redis.call('HSET', ROOM, 'acting_host', user)
  else
    redis.call('HDEL', ROOM, 'acting_host')
  end
  redis.call('HINCRBY', ROOM, 'rules', 1)
  tell_room()
end

local function give_role(user, role)
  local participant = redis.call('HGET', PARTICIPANTS, user)
  if participant then
    alter(user, participant, (participant:gsub('"role":"%l+"', '"role":"' .. role .. '"')))
  end
end

local function look_for_successor()
  redis.call('ZADD', TIMERS, decimal(NOW), 'succession:' .. room_field('host'))
end

-- Whoever stood in is a moderator again, and is to be told.
local function tell_relieved(user)
  redis.call('ZADD', TIMERS, decimal(NOW), 'relieved:' .. user)
end

-- The host is in: whoever stood in is a moderator again.
local function welcome_host(host)
  redis.call('HDEL', ROOM, 'host_left_at')
  redis.call('ZREM', TIMERS, 'succession:' .. host)
  local acting = room_field('acting_host')
  if acting then
    give_role(acting, 'moderator')
    tell_relieved(acting)
    set_acting_host(nil)
  end
end

-- Somebody is out for good: the host, whom nobody replaces for a while, or who stood in.
local function miss(user)
  if user == room_field('host') then
    redis.call('HSET', ROOM, 'host_left_at', decimal(NOW))
    look_for_successor()
  elseif user == room_field('acting_host') then
    set_acting_host(nil)
    look_for_successor()
  end
end
