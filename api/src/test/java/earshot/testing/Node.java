package earshot.testing;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A whole API on a random loopback port, over the shared Redis and a database of its own unless told otherwise. */
public final class Node implements AutoCloseable {
    /** All tests come from one address and share one Redis; what they may do together must not depend on their order. */
    private static final List<String> ADDRESS_LIMITS = List.of("passwords", "sign-ups", "guests", "client-logs");

    /** Longer than tests: nodes with databases of their own share one Redis, and to each the rooms of the others have no streams. */
    private static final String NEVER = "10m";

    private final EmbeddedServer server;

    private Node(EmbeddedServer server) {
        this.server = server;
    }

    /** A node with a new database. */
    public static Node start() {
        return start(Map.of());
    }

    /** A node whose settings are overridden by {@code settings}; give two nodes one {@code datasources.default.url} to pair them. */
    public static Node start(Map<String, ?> settings) {
        Map<String, Object> all = new HashMap<>();
        all.put("micronaut.server.port", -1);
        all.put("micronaut.server.host", "127.0.0.1");
        all.put("earshot.redis.uri", Backends.redisUri());
        all.put("earshot.signing.keys", "test-only-signing-key-of-at-least-32-bytes");
        ADDRESS_LIMITS.forEach(limit -> all.put("earshot.account.limits." + limit + "-per-address", 1_000_000));
        all.put("earshot.presence.reload-interval", NEVER);
        all.putAll(settings);
        all.computeIfAbsent("datasources.default.url", key -> Backends.newDatabase());
        all.putIfAbsent("datasources.default.username", "postgres");
        all.putIfAbsent("datasources.default.password", "postgres");
        return new Node(ApplicationContext.run(EmbeddedServer.class, all, "test"));
    }

    /** The node's address, such as {@code http://127.0.0.1:41234}. */
    public URI uri() {
        return server.getURI();
    }

    /** A bean of the node. */
    public <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    @Override
    public void close() {
        server.getApplicationContext().close();
    }
}
