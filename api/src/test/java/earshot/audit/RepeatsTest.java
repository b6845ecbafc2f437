package earshot.audit;

import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.testing.Answer;
import earshot.testing.Backends;
import earshot.testing.Client;
import earshot.testing.Node;
import earshot.testing.VoiceRoom;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An action is done once per key, on whichever node, and not too often. */
class RepeatsTest {
    private static final int LIMIT = 20;
    private static final String DATABASE = Backends.newDatabase();

    private static Node node;
    private static Node other;

    private final String key = UUID.randomUUID().toString();
    private final String target = UUID.randomUUID().toString();
    private VoiceRoom room;
    private Client ada;

    @BeforeAll
    static void start() {
        node = start(LIMIT);
        other = start(LIMIT);
    }

    private static Node start(int limit) {
        return Node.start(Map.of(
                "test.rehearsal", true, "earshot.actions.per-minute", limit, "datasources.default.url", DATABASE));
    }

    @AfterAll
    static void stop() {
        other.close();
        node.close();
    }

    @BeforeEach
    void open() {
        room = VoiceRoom.open(node);
        ada = Client.signedUp(node, "Ada");
    }

    @Test
    void aRepeatIsAnsweredAsTheFirstWithoutActing() {
        Answer first = wave(ada, key, "{\"reason\":\"hello\"}").is(202);
        Answer again = wave(ada.at(other), key, "{\"reason\":\"hello\"}").is(202);

        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(again.header("Content-Type")).startsWith("application/json");
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(other.bean(Rehearsal.class).waves).hasValue(0);
        assertThat(entries()).isEqualTo(1);
    }

    @Test
    void anotherRequestUnderTheSameKeyIsRefused() {
        wave(ada, key, "{\"reason\":\"hello\"}").is(202);

        wave(ada, key, "{\"reason\":\"bye\"}").isProblem(422, "key-reused");
        ada.send(ada.request("/api/voice/streams/" + room.id() + "/participants/" + UUID.randomUUID() + "/wave")
                        .header("Idempotency-Key", key)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"reason\":\"hello\"}")))
                .isProblem(422, "key-reused");
        wave(Client.signedUp(node, "Bob"), key, "{\"reason\":\"bye\"}").is(202);
        wave(ada, UUID.randomUUID().toString(), "{\"reason\":\"bye\"}").is(202);
    }

    @Test
    void aRepeatWhileTheFirstRunsWaits() {
        var rehearsal = node.bean(Rehearsal.class);
        int before = rehearsal.waves.get();
        int begun = rehearsal.begun.get();
        rehearsal.gate = new CountDownLatch(1);
        var first = CompletableFuture.supplyAsync(() -> wave(ada, key, "{}"));
        eventually("it runs", Duration.ofSeconds(5), () -> rehearsal.begun.get() > begun);
        Answer second = wave(ada.at(other), key, "{}");
        rehearsal.gate.countDown();

        second.isProblem(409, "still-running");
        assertThat(second.header("Retry-After")).isEqualTo("1");
        first.join().is(202);
        wave(ada.at(other), key, "{}").is(202);
        assertThat(rehearsal.waves).hasValue(before + 1);
    }

    @Test
    void whatWasRefusedMayBeTriedAgain() {
        String body = "{\"end\":\"full\"}";
        int before = node.bean(Rehearsal.class).waves.get();
        wave(ada, key, body).isProblem(409, "room-full");
        wave(ada, key, body).isProblem(409, "room-full");

        assertThat(node.bean(Rehearsal.class).waves).hasValue(before + 2);
        assertThat(entries()).isEqualTo(2);
    }

    @Test
    void anyTextIsAKey() {
        String first = wave(ada, "two words: }{ *", "{}").is(202).response().body();
        assertThat(wave(ada, "two words: }{ *", "{}").is(202).response().body()).isEqualTo(first);
        assertThat(wave(ada, "two words: }{ +", "{}").is(202).response().body()).isNotEqualTo(first);
    }

    @Test
    void whoeverDoesTooMuchWaitsAndIsOnRecordABit() {
        Answer last = wave(ada, null, "{}");
        for (int i = 0; i < LIMIT + 20; i++) {
            last = wave(i % 2 == 0 ? ada : ada.at(other), null, "{}");
        }
        last.isProblem(429, "rate-limited");
        assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 60);
        wave(Client.signedUp(node, "Bob"), null, "{}").is(202);

        int refused = room.host()
                .get("/api/voice/streams/" + room.id() + "/audit?limit=200&result=refused")
                .at("/entries")
                .size();
        assertThat(refused).isBetween(5, 15);
    }

    private int entries() {
        return room.host()
                .get("/api/voice/streams/" + room.id() + "/audit")
                .at("/entries")
                .size();
    }

    private Answer wave(Client client, @org.jspecify.annotations.Nullable String key, String body) {
        var request = client.request("/api/voice/streams/" + room.id() + "/participants/" + target + "/wave")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        return client.send(key == null ? request : request.header("Idempotency-Key", key));
    }
}
