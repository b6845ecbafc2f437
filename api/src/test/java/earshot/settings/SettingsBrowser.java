package earshot.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.testing.Answer;
import earshot.testing.Client;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.function.Consumer;

/** A browser that reads and changes its user's voice settings. */
record SettingsBrowser(Client client) {
    static final String PATH = "/api/settings/voice";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PARTS = List.of("account", "devices", "streams", "people");

    Answer read() {
        return client.get(PATH);
    }

    /** Puts {@code document} over the version that {@code tag} names. */
    Answer write(String tag, JsonNode document) {
        return send(tag, document.toString());
    }

    Answer send(String tag, String body) {
        return send(PATH, tag, body);
    }

    /** Puts a document as the settings of {@code user}. */
    Answer writeAs(String user, String tag, JsonNode document) {
        return send(PATH + "?user=" + user, tag, document.toString());
    }

    private Answer send(String path, String tag, String body) {
        return client.send(client.request(path)
                .header("Content-Type", "application/json")
                .header("If-Match", tag)
                .PUT(BodyPublishers.ofString(body)));
    }

    /** Reads, edits and writes, again and again while somebody else was faster. */
    Answer change(Consumer<ObjectNode> edit) {
        Answer base = read().is(200);
        String tag = base.header("ETag");
        ObjectNode document = document(base, "");
        while (true) {
            edit.accept(document);
            Answer answer = write(tag, document);
            if (answer.status() != 412) {
                return answer.is(200);
            }
            tag = answer.header("ETag");
            document = document(answer, "/current");
        }
    }

    /** The document in an answer, to be edited. */
    static ObjectNode document(Answer answer, String pointer) {
        return ((ObjectNode) answer.at(pointer)).retain(PARTS);
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
