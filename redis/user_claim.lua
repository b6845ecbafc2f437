-- user_claim.lua: notes that a session of the user is about to take a seat. The first of the three steps claim, join, confirm: rooms live
-- in different slots, so no one script could do them together. The user's key lists every session that may have a seat, so that whatever
-- step a crash leaves undone, the next join finds it.
--
-- KEYS    [1] voice:user:{U}
-- ARGV    [1] not after, ms  [2] session id for a new session  [3] room  [4] lifetime, ms: as long as a session token can be
--         [5] the request's own name, or an empty text: the same name again means the same session, while that has the claim and a seat
-- RETURNS {'late'}                        nothing done: not after has passed
--         {'claimed', session, before, {session, room, ...}}    claimed by this session; the session that had the claim before, or an
--                                         empty text; all the user's other sessions that may have a seat: this one takes them over
-- EVENTS  none
--@include user
if is_late(ARGV[1]) then
  return {'late'}
end
local session, room, name = ARGV[2], ARGV[3], ARGV[5]
local before, claimed_as = unpack(redis.call('HMGET', KEYS[1], 'current', 'claimed_as'))
local claims_as = room .. ' ' .. name
if name ~= '' and claimed_as == claims_as and before and redis.call('HEXISTS', KEYS[1], before) == 1 then
  session = before
end
redis.call('HSET', KEYS[1], 'current', session, 'claimed_as', claims_as, session, room)
redis.call('PEXPIRE', KEYS[1], ARGV[4])
return {'claimed', session, before or '', others(session)}
