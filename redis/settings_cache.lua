-- settings_cache.lua: puts a copy of a user's voice settings, unless the copy that is there is newer. Versions decide, not the order of
-- arrival, so a call that comes late does no harm and needs no deadline.
--
-- KEYS    [1] voice:settings:{U}
-- ARGV    [1] version  [2] schema number of the document  [3] document, JSON; empty for an account that is gone
--         [4] when that version was saved, ms  [5] lifetime of the copy, ms
-- RETURNS {'put'}             the copy is this one
--         {'same'}            it was this version already; it lives on
--         {'older', version}  nothing done: the copy is of that newer version
-- EVENTS  none
local held = redis.call('HGET', KEYS[1], 'version')
if held and tonumber(held) > tonumber(ARGV[1]) then
  return {'older', held}
end
if held == ARGV[1] then
  redis.call('PEXPIRE', KEYS[1], ARGV[5])
  return {'same'}
end
redis.call('HSET', KEYS[1], 'version', ARGV[1], 'schema', ARGV[2], 'document', ARGV[3], 'updatedAt', ARGV[4])
redis.call('PEXPIRE', KEYS[1], ARGV[5])
return {'put'}
