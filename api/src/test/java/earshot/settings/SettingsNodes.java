package earshot.settings;

import earshot.testing.Backends;
import earshot.testing.Node;
import java.util.HashMap;
import java.util.Map;

/** Two nodes over one database and one Redis. */
record SettingsNodes(Node node, Node other) implements AutoCloseable {
    static SettingsNodes start(Map<String, ?> settings) {
        Map<String, Object> all = new HashMap<>();
        all.put("datasources.default.url", Backends.newDatabase());
        all.putAll(settings);
        return new SettingsNodes(Node.start(all), Node.start(all));
    }

    @Override
    public void close() {
        node.close();
        other.close();
    }
}
