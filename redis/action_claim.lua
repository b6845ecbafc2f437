-- action_claim.lua: lets a request with an Idempotency-Key act, unless one with the same key did or does.
--
-- KEYS    [1] voice:action:{U}:<digest>
-- ARGV    [1] print of the request: the same for a repeat of it  [2] owner: a fresh random name of this request
--         [3] how long it may take, ms; after that the key is free again
-- RETURNS {'claimed'}             act, then call action_settle
--         {'other'}               the key belongs to another request
--         {'running'}             the first one is not answered yet
--         {'done', status, body}  what the first one was answered
-- EVENTS  none
local print, status, body = unpack(redis.call('HMGET', KEYS[1], 'print', 'status', 'body'))
if not print then
  redis.call('HSET', KEYS[1], 'print', ARGV[1], 'owner', ARGV[2])
  redis.call('PEXPIRE', KEYS[1], ARGV[3])
  return {'claimed'}
elseif print ~= ARGV[1] then
  return {'other'}
elseif not status then
  return {'running'}
end
return {'done', status, body}
