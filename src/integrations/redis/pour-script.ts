/**
 * The same pouring as in memory, done by Redis in one step: all buckets or none. Buckets are hashes of `level` and `at`,
 * and are gone when they have run out. Times are the processes' own: the latest counts, so that clocks that differ a
 * little let nothing run out twice.
 *
 * KEYS: the buckets. ARGV: now in ms, amount (negative gives back), then size and leak a second of each bucket.
 * Answers the seconds to wait and each level, as text, because numbers would lose their fractions.
 */
export const POUR = `
local now, amount = tonumber(ARGV[1]), tonumber(ARGV[2])
local found, wait = {}, 0
for i, key in ipairs(KEYS) do
  local size, leak = tonumber(ARGV[2 * i + 1]), tonumber(ARGV[2 * i + 2])
  local kept = redis.call('HMGET', key, 'level', 'at')
  local level, at = tonumber(kept[1] or '0'), tonumber(kept[2] or ARGV[1])
  if now > at then
    level = math.max(0, level - (now - at) / 1000 * leak)
    at = now
  end
  if amount > 0 and level + amount > size then wait = math.max(wait, (level + amount - size) / leak) end
  found[i] = { level = level, at = at, leak = leak }
end
local answer = { string.format('%.6f', wait) }
for i, key in ipairs(KEYS) do
  local level = found[i].level
  if wait == 0 and amount ~= 0 then
    level = math.max(0, level + amount)
    redis.call('HSET', key, 'level', string.format('%.6f', level), 'at', string.format('%.0f', found[i].at))
    redis.call('PEXPIRE', key, math.ceil(level / found[i].leak * 1000) + 1000)
  end
  answer[i + 1] = string.format('%.6f', level)
end
return answer
`;
