-- hands.lua: the queue of raised hands and the places to speak; included by change.lua, no script by itself.

local function tell_hands()
  tell('hand_queue_updated', raise_version(), digest_now(), '{"hands":' .. ids_json(raised_hands()) .. '}')
end

-- Most places to speak; 0 for no such cap. Only a stage has places.
local function places()
  return room_field('mode') == 'stage' and room_number('speaker_cap') or 0
end

-- Who has a place to speak: the speakers who are in, and whoever is offered one or is about to get it. Their number, and a set of them.
local function places_taken()
  local holders, count = {}, 0
  local function hold(user)
    if not holders[user] then
      holders[user], count = true, count + 1
    end
  end
  local seats = redis.call('HGETALL', PARTICIPANTS)
  for i = 1, #seats, 2 do
    if is_speaker(seats[i + 1]) then
      hold(seats[i])
    end
  end
  for _, timer in ipairs(redis.call('ZRANGE', TIMERS, 0, -1)) do
    local user = timer:match('^offer:(.+)$')
    if user then
      hold(user)
    end
  end
  return count, holders
end

-- Whether the user has a place to speak or finds one free. Nobody needs one where there is no cap.
local function has_place(user)
  local cap = places()
  if cap == 0 then
    return true
  end
  local taken, holders = places_taken()
  return holders[user] or taken < cap
end

-- The user's role of a speaker is to be taken back: all places are others' now.
local function displace(user)
  redis.call('ZADD', TIMERS, decimal(NOW), 'placeless:' .. user)
end

-- As what somebody comes in who has the role of a speaker: as a listener, where all places have been given to others meanwhile.
local function placed(user, template, may_speak)
  if not is_speaker(template) or has_place(user) then
    return template, may_speak
  end
  displace(user)
  local listening = template:gsub('"role":"speaker"', '"role":"listener"')
  return set_flag(listening, 'suppressed', 'true'), false
end

-- Keeps up to `most` places that have become free for the first hands without one; the due timer then tells them.
local function offer_places(most)
  local cap = places()
  if most < 1 or cap == 0 or room_field('status') == 'closed' or redis.call('ZCARD', HANDS) == 0 then
    return
  end
  local taken, holders = places_taken()
  local left = math.min(most, cap - taken)
  for _, user in ipairs(raised_hands()) do
    if left < 1 then
      return
    elseif not holders[user] then
      redis.call('ZADD', TIMERS, 0, 'offer:' .. user)
      left = left - 1
    end
  end
end

-- Takes the user's hand out of the queue. Says whether it was raised, and how many places that were kept for it are free: 0 or 1.
local function lower_hand(user)
  local kept = redis.call('ZREM', TIMERS, 'offer:' .. user)
  return redis.call('ZREM', HANDS, user) == 1, kept
end
