-- presence_renew.lua: renews the leases of many sessions of one room at once. No change of the room: no version, no event.
--
-- KEYS    of the room (room.lua)
-- ARGV    [1] not after, ms  [2...] user id, session id, user id, session id, ... at most 500 pairs
-- RETURNS {'late'}      nothing done: not after has passed
--         {'renewed', {places of the gone}, {places of the replaced}}
--         A place counts the pairs from 0. Gone: the session has no seat; replaced: another session of its user has one.
-- EVENTS  none
--@include room
if NOW > tonumber(ARGV[1]) then
  return {'late'}
end

local identities = {}
for i = 2, #ARGV, 2 do
  identities[#identities + 1] = ARGV[i] .. '.' .. ARGV[i + 1]
end

local gone, replaced, renewals = {}, {}, {}
for i, score in ipairs(redis.call('ZMSCORE', PRESENCE, unpack(identities))) do
  if score then
    renewals[#renewals + 1] = decimal(NOW)
    renewals[#renewals + 1] = identities[i]
  elseif redis.call('HEXISTS', PARTICIPANTS, ARGV[2 * i]) == 1 then
    replaced[#replaced + 1] = i - 1
  else
    gone[#gone + 1] = i - 1
  end
end
if #renewals > 0 then
  redis.call('ZADD', PRESENCE, 'XX', unpack(renewals))
end
return {'renewed', gone, replaced}
