package earshot.redis;

/**
 * Redis did not answer in time, or answered that it cannot serve now. Nothing is known of what a command has done. Carries no stack trace:
 * while Redis is away it is thrown everywhere, and where says nothing.
 */
public final class RedisUnavailableException extends RuntimeException {
    RedisUnavailableException(String message) {
        super(message, null, false, false);
    }
}
