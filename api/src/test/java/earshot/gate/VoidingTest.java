package earshot.gate;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.testing.Answer;
import earshot.testing.Client;
import earshot.testing.Node;
import earshot.testing.VoiceRoom;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What ends a login or a stream voids the tokens that were issued before, and ends the connections that they have opened. */
class VoidingTest {
    private static FakeSfu sfu;
    private static Node node;

    private VoiceRoom room;
    private Client ada;

    @BeforeAll
    static void start() {
        sfu = new FakeSfu();
        node = Node.start(sfu.settings());
    }

    @AfterAll
    static void stop() {
        node.close();
        sfu.close();
    }

    @BeforeEach
    void sit() {
        room = VoiceRoom.open(node);
        ada = Client.signedUp(node, "Ada");
        room.join(room.host()).is(200);
    }

    @Test
    void signingOut() {
        assertVoids(person -> person.delete("/api/session").is(204));
    }

    @Test
    void aChangedPassword() {
        assertVoids(person -> person.put("/api/account/password", """
                {"currentPassword":"correct horse","newPassword":"battery staple"}""").is(204));
    }

    @Test
    void aDeletedAccount() {
        assertVoids(person -> person.send("DELETE", "/api/account", "{\"password\":\"correct horse\"}")
                .is(204));
    }

    @Test
    void theEndOfTheStream() {
        assertVoids(person -> room.host()
                .patch("/api/streams/" + room.id(), "{\"status\":\"ended\"}")
                .is(200));
    }

    private void assertVoids(Consumer<Client> act) {
        Answer joined = room.join(ada).is(200);
        try (var open = knocking(joined)) {
            sfu.next().open();
            assertThat(open.status()).isEqualTo(101);

            act.accept(ada);
            assertThat(open.ends()).isTrue();
        }
        room.growOld();
        try (var late = knocking(joined)) {
            assertThat(late.status()).isEqualTo(403);
        }
        assertThat(sfu.isQuiet()).isTrue();
    }

    private static RawClient knocking(Answer joined) {
        return RawClient.knocking(
                node, "/rtc?access_token=" + joined.at("/sfu/token").asText());
    }
}
