-- action_settle.lua: keeps what a request with an Idempotency-Key was answered, or frees the key.
--
-- KEYS    [1] voice:action:{U}:<digest>
-- ARGV    [1] owner, as in action_claim  [2] HTTP status; empty when nothing was done and a repeat may try anew
--         [3] body of the answer  [4] how long it is kept, ms
-- RETURNS {'kept'}
--         {'freed'}
--         {'gone'}  nothing done: it took too long, and the key is free or another request's
-- EVENTS  none
if redis.call('HGET', KEYS[1], 'owner') ~= ARGV[1] then
  return {'gone'}
elseif ARGV[2] == '' then
  redis.call('DEL', KEYS[1])
  return {'freed'}
end
redis.call('HSET', KEYS[1], 'status', ARGV[2], 'body', ARGV[3])
redis.call('PEXPIRE', KEYS[1], ARGV[4])
return {'kept'}
