package earshot.account;

import earshot.testing.Backends;
import earshot.testing.Node;
import java.util.HashMap;
import java.util.Map;

/** Nodes for the tests of accounts. */
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
        Map<String, Object> all = new HashMap<>();
        all.put("datasources.default.url", database);
        all.putAll(settings);
        return Node.start(all);
    }
}
