-- active_take.lua: takes the turns that are due in one shard: whoever calls first sweeps the room, nobody else does until the next turn.
--
-- KEYS    [1] voice:active:{n}
-- ARGV    [1] time from one turn to the next, ms  [2] most rooms to take
-- RETURNS {'taken', {rooms}}
-- EVENTS  none
--@include time
local now = redis_time()
local due = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', decimal(now), 'LIMIT', 0, ARGV[2])
for _, room in ipairs(due) do
  redis.call('ZADD', KEYS[1], decimal(now + ARGV[1]), room)
end
return {'taken', due}
