package earshot.roster.fanout;

import java.util.function.Consumer;

/**
 * A response body that stays open. The response's head is written first; then the connection is taken from the framework for good.
 *
 * @param opened given the connection, on its event loop: lets it join an {@link Audience}
 */
public record EventStream(Consumer<Subscriber> opened) {}
