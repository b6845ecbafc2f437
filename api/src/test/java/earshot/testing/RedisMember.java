package earshot.testing;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.sync.RedisCommands;
import redis.embedded.RedisServer;

/**
 * One server of a {@link RedisCluster}.
 *
 * @param busPort where the others talk with it
 * @param commands of the test's own connection to it; they fail at once while it is gone
 */
record RedisMember(
        int port, int busPort, RedisServer server, RedisClient client, RedisCommands<String, String> commands) {
    static RedisMember start() {
        int port = Ports.free();
        int busPort = Ports.free();
        var server = RedisServer.builder()
                .port(port)
                .setting("bind 127.0.0.1")
                .setting("save \"\"")
                .setting("dir " + TestFolder.make("earshot-redis"))
                .setting("cluster-enabled yes")
                .setting("cluster-port " + busPort)
                .setting("cluster-node-timeout 2000")
                .setting("cluster-require-full-coverage no")
                .setting("repl-diskless-sync-delay 0")
                .build();
        server.start();
        var client = RedisClient.create("redis://127.0.0.1:" + port);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .build());
        return new RedisMember(port, busPort, server, client, client.connect().sync());
    }

    String uri() {
        return "redis://127.0.0.1:" + port;
    }

    /** Whether it has what its primary has. */
    boolean follows() {
        return commands.info("replication").contains("master_link_status:up");
    }

    /** Whether it is there and has the slot of this key; it names another server otherwise. */
    boolean serves(String key) {
        try {
            commands.exists(key);
            return true;
        } catch (RedisException another) {
            return false;
        }
    }

    /** Ends it without its doing anything. */
    void kill() {
        Signal.KILL.to(RedisPid.of(commands));
        server.stop();
    }

    void close() {
        client.shutdown();
        server.stop();
    }
}
