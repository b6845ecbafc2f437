-- user_confirm.lua: says whether the claim is still this session's, after it has joined. If not, another session claimed in between and
-- this one gives up its seat: of two joins that cross, exactly one stays.
--
-- KEYS    [1] voice:user:{U}
-- ARGV    [1] session id
-- RETURNS {'confirmed', {session, room, session, room, ...}}   the user's other sessions that may have a seat: theirs to be left
--         {'replaced'}   another session claimed, or the claim was taken away
-- EVENTS  none
--@include user
if redis.call('HGET', KEYS[1], 'current') ~= ARGV[1] then
  return {'replaced'}
end
return {'confirmed', others(ARGV[1])}
