package earshot.redis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import earshot.room.RosterDigest;
import earshot.room.StreamId;
import earshot.room.UserId;
import earshot.testing.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The digest in Java and in the scripts, against digests that sha1sum and a shell made. */
class DigestVectorsTest {
    private static final String FOREVER = "9999999999999";

    private final JsonNode vectors = vectors();

    @Test
    void thereAreEnough() {
        assertThat(vectors.size()).isGreaterThanOrEqualTo(20);
    }

    @Test
    void javaMakesTheSame() {
        for (JsonNode vector : vectors) {
            var digest = RosterDigest.EMPTY;
            for (JsonNode participant : vector.get("participants")) {
                digest = digest.toggle(
                        new UserId(participant.get("userId").asText()),
                        participant.get("version").asLong());
            }
            assertThat(digest.toString())
                    .as(vector.get("comment").asText())
                    .isEqualTo(vector.get("digest").asText());
        }
    }

    @Test
    void theScriptsMakeTheSame() {
        try (var node = Node.start()) {
            var scripts = node.bean(LuaScripts.class);
            var script = scripts.compile("digest", scripts.source("change") + """
                            local digest = EMPTY_DIGEST
                            for i = 3, #ARGV, 2 do
                              digest = toggle(digest, ARGV[i], ARGV[i + 1])
                            end
                            return {digest}
                            """);
            for (JsonNode vector : vectors) {
                var reply = script.run(new RoomKeys(new StreamId("digest-vectors")).all(), args(vector));
                assertThat(reply.text(0))
                        .as(vector.get("comment").asText())
                        .isEqualTo(vector.get("digest").asText());
            }
        }
    }

    private static List<String> args(JsonNode vector) {
        List<String> args = new ArrayList<>(List.of(FOREVER, "0".repeat(16)));
        for (JsonNode participant : vector.get("participants")) {
            args.add(participant.get("userId").asText());
            args.add(participant.get("version").asText());
        }
        return args;
    }

    private static JsonNode vectors() {
        try (var file = DigestVectorsTest.class.getResourceAsStream("/roster-digest-vectors.json")) {
            return new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
