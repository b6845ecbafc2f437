package earshot.presence;

import earshot.testing.Answer;
import earshot.testing.Backends;
import earshot.testing.Client;
import earshot.testing.LiveKit;
import earshot.testing.LiveStream;
import earshot.testing.Node;
import earshot.testing.Rows;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** API nodes over one database and one SFU. */
public final class House implements AutoCloseable {
    private final LiveKit sfu = LiveKit.start();
    private final List<Node> nodes = new ArrayList<>();
    private final String database;

    private House(String database) {
        this.database = database;
    }

    public static House of(int nodes) {
        return of(nodes, Map.of());
    }

    public static House of(int nodes, Map<String, ?> settings) {
        var url = settings.get("datasources.default.url");
        var house = new House(url == null ? Backends.newDatabase() : url.toString());
        Map<String, Object> all = new HashMap<>(Map.of("datasources.default.url", house.database));
        all.putAll(house.sfu.settings());
        all.putAll(settings);
        for (int i = 0; i < nodes; i++) {
            house.nodes.add(Node.start(all));
        }
        return house;
    }

    /** How many rows the query finds. */
    public int rows(String query) {
        return Rows.count(database, query);
    }

    /** Changes rows past the house. */
    public void execute(String statement) {
        try (var postgres = DriverManager.getConnection(database, "postgres", "postgres");
                var change = postgres.createStatement()) {
            change.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public Node node(int index) {
        return nodes.get(index);
    }

    public Node node() {
        return nodes.getFirst();
    }

    public LiveKit sfu() {
        return sfu;
    }

    /** The id of a new running stream with these caps. */
    public String stream(Client host, int softCap, int hardCap) {
        return LiveStream.of(host, softCap, hardCap);
    }

    /** The id of a new running stream of a new host. */
    public String stream() {
        return stream(Client.signedUp(node(), "Host"), 50, 100);
    }

    public static Answer join(Client client, String stream) {
        return client.post(path(stream, "join"), "{}");
    }

    /** A join that names itself. */
    public static Answer join(Client client, String stream, String idempotencyKey) {
        return client.send(client.request(path(stream, "join"))
                .header("Idempotency-Key", idempotencyKey)
                .POST(BodyPublishers.noBody()));
    }

    /** A request about the seat that {@code joined} took. */
    public static Answer seat(Client client, String stream, String what, String session) {
        return client.post(path(stream, what), "{\"session\":\"" + session + "\"}");
    }

    public static String session(Answer joined) {
        return joined.is(200).at("/session").asText();
    }

    public static String path(String stream, String what) {
        return "/api/voice/streams/" + stream + "/" + what;
    }

    @Override
    public void close() {
        nodes.forEach(Node::close);
        sfu.close();
    }
}
