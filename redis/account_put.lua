-- Puts a copy of an account unless the copy that is there is of a newer version.
-- KEYS  1 voice:account:{U}
-- ARGV  1 version  2 the account's state, JSON  3 time to live, ms
-- RETURNS {'put'} | {'older'}
-- EVENTS none
local held = tonumber(redis.call('HGET', KEYS[1], 'version'))
if held and held > tonumber(ARGV[1]) then
  return {'older'}
end
redis.call('HSET', KEYS[1], 'version', ARGV[1], 'state', ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return {'put'}
