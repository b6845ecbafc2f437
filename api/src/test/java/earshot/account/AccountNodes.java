package earshot.account;

import earshot.testing.Backends;
import earshot.testing.Node;
import java.util.HashMap;
import java.util.Map;

/** Nodes whose limits do not get in the way of many tests from one address. */
final class AccountNodes {
    private AccountNodes() {}

    static Node start() {
        return start(Backends.newDatabase(), Map.of());
    }

    static Node startBeside(Node node) {
        return start(
                node.bean(io.micronaut.context.env.Environment.class)
                        .getRequiredProperty("datasources.default.url", String.class),
                Map.of());
    }

    static Node start(Map<String, ?> settings) {
        return start(Backends.newDatabase(), settings);
    }

    private static Node start(String database, Map<String, ?> settings) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "datasources.default.url", database,
                "earshot.account.limits.passwords-per-address", 100_000,
                "earshot.account.limits.sign-ups-per-address", 100_000,
                "earshot.account.limits.guests-per-address", 100_000,
                "earshot.account.limits.client-logs-per-address", 100_000));
        all.putAll(settings);
        return Node.start(all);
    }
}
