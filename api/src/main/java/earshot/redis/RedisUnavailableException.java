package earshot.redis;

/** Redis did not answer in time, or answered that it cannot serve now. Nothing is known of what a command has done. */
public final class RedisUnavailableException extends RuntimeException {
    RedisUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    RedisUnavailableException(String message) {
        super(message);
    }
}
