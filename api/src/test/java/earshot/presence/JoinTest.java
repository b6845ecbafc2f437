package earshot.presence;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.testing.Answer;
import earshot.testing.Client;
import earshot.testing.LiveKit;
import earshot.testing.Node;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JoinTest {
    private static LiveKit sfu;
    private static Node node;

    @BeforeAll
    static void start() {
        sfu = LiveKit.start();
        node = Node.start(sfu.settings());
    }

    @AfterAll
    static void stop() {
        node.close();
        sfu.close();
    }

    @Test
    void aJoinAnswersWithEverythingThatATabNeeds() {
        String room = "r" + UUID.randomUUID();
        Answer joined = Client.guest(node, "Ada \\\"x\\\" \\\\")
                .post("/api/voice/streams/" + room + "/join", "{}")
                .is(200);
        assertThat(joined.at("/outcome").asText()).isEqualTo("joined");
    }
}
