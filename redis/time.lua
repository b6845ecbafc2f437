-- time.lua: the time and how it is written; no script by itself.

-- Redis time, ms since the Unix epoch. Lua numbers are doubles: exact up to 2^53.
local function redis_time()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end

-- A number as decimal text; tostring() would write large ones as 1.79e+12.
local function decimal(number)
  return string.format('%.0f', number)
end
