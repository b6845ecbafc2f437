/**
 * The only package that knows the Redis client. It offers few things: {@link earshot.redis.LuaScripts} for every change,
 * {@link earshot.redis.Redis} for plain reads and small writes, {@link earshot.redis.Channels} for sharded pub/sub,
 * {@link earshot.redis.RateLimits}, and {@link earshot.redis.Keys}. Whatever the reason that Redis does not answer, callers see one
 * exception, {@link earshot.redis.RedisUnavailableException}, within about a second.
 */
@NullMarked
package earshot.redis;

import org.jspecify.annotations.NullMarked;
