package earshot.chaos;

import static earshot.testing.Eventually.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.testing.Answer;
import earshot.testing.Client;
import earshot.testing.MediaClient;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Somebody with a browser who takes a seat, keeps it by heartbeats and gives it back, at whichever node is named each time. */
final class Person {
    private static final String SETTINGS = "/api/settings/voice";
    private static final Duration AGAIN = Duration.ofSeconds(1);

    /** What a join gives: whose seat it is, the token of the session that holds it, and how its sound reaches the SFU. */
    private record Seat(String identity, String session, String sfuUrl, String sfuToken) {
        static Seat of(JsonNode joined) {
            JsonNode sfu = joined.get("sfu");
            return new Seat(
                    joined.get("identity").asText(),
                    joined.get("session").asText(),
                    sfu.get("url").asText(),
                    sfu.get("token").asText());
        }
    }

    private final String userId;
    private final String stream;
    private final Map<URI, Client> clients;
    private final Supplier<URI> doors;
    private final AtomicInteger repeats = new AtomicInteger();
    private volatile @Nullable Seat seat;
    private volatile @Nullable Seat left;
    /** When the last heartbeat was sent that counted, or the join. */
    private volatile long beaten;

    private volatile long silence;
    /** Asked to leave, and not told that it is so. */
    private volatile boolean leaving;

    private Person(String userId, String stream, Map<URI, Client> clients, Supplier<URI> doors) {
        this.userId = userId;
        this.stream = stream;
        this.clients = clients;
        this.doors = doors;
    }

    /** A new guest of the room, who tries again while a machine full of servers is still starting; {@code nodes} are all that {@code doors} may name. */
    static Person guest(String name, String stream, List<URI> nodes, Supplier<URI> doors) {
        var client = Client.of(doors.get());
        String guest = "{\"displayName\":\"" + name + "\"}";
        eventually(
                "signed in",
                Duration.ofMinutes(1),
                () -> client.post("/api/session/guest", guest).status() == 200);
        return of(client, stream, nodes, doors);
    }

    /** Who is signed in at {@code client}. */
    static Person of(Client client, String stream, List<URI> nodes, Supplier<URI> doors) {
        String id = client.get("/api/session").is(200).at("/user/id").asText();
        return new Person(id, stream, nodes.stream().collect(Collectors.toMap(node -> node, client::at)), doors);
    }

    /** How many of them hold a seat, as they see it. */
    static long seated(List<Person> people) {
        return people.stream().filter(Person::isSeated).count();
    }

    String userId() {
        return userId;
    }

    String stream() {
        return stream;
    }

    /** Whether this person has been given a seat and has neither left it nor been told that it is gone. */
    boolean isSeated() {
        return seat != null;
    }

    /** The identity of the seat that this person was given and has not tried to leave. */
    Optional<String> holds() {
        return leaving ? Optional.empty() : Optional.ofNullable(seat).map(Seat::identity);
    }

    /** The identity of the seat that was left last, with an answer that says so. */
    Optional<String> hasLeft() {
        return Optional.ofNullable(left).map(Seat::identity);
    }

    /** The status of the answer, 0 where there was none. */
    int join() {
        return ask().status();
    }

    /** The answer to a join, with one more try when the refusal says, or a second later; the second answer is the one that counts. */
    Reply askTwice() {
        Reply first = ask();
        if (first.status() == 200) {
            return first;
        }
        repeats.incrementAndGet();
        Duration wait = first.retryAfter().isEmpty() ? AGAIN : Duration.ofSeconds(Long.parseLong(first.retryAfter()));
        LockSupport.parkNanos(wait.toNanos());
        return ask();
    }

    /** The answer to a join. */
    Reply ask() {
        long sent = System.nanoTime();
        try {
            Answer answer = client().post(path("join"), "{}");
            if (answer.status() == 200) {
                seat = Seat.of(answer.at(""));
                leaving = false;
                beaten = sent;
            }
            return Reply.to(answer);
        } catch (IllegalStateException noAnswer) {
            return Reply.NONE;
        }
    }

    /** Connects to the SFU with what the last join gave. */
    MediaClient connect() {
        Seat held = Objects.requireNonNull(seat);
        return MediaClient.connected(held.sfuUrl(), held.sfuToken());
    }

    /** How often such a second try was needed. */
    int repeats() {
        return repeats.get();
    }

    /** The status of the answer to a heartbeat, 0 where there was none; a lost seat is taken again by {@link #join}. */
    int beat() {
        long sent = System.nanoTime();
        int status = aboutSeat("heartbeat");
        if (status != 0) {
            silence = Math.max(silence, System.nanoTime() - beaten);
        }
        if (status == 204) {
            beaten = sent;
        }
        if (status == 410 || status == 409) {
            seat = null;
        }
        return status;
    }

    /** The longest time from the moment when a heartbeat or the join was sent to that when the next was answered: what a lease may have had to last. */
    Duration silence() {
        return Duration.ofNanos(silence);
    }

    /** The status of the answer to a leave, 0 where there was none. */
    int leave() {
        leaving = true;
        int status = aboutSeat("leave");
        if (status == 204) {
            left = seat;
            seat = null;
        }
        return status;
    }

    /** Opens or closes the own microphone; the status of the answer, 0 where there was none. */
    int muteSelf(boolean muted) {
        Seat held = seat;
        if (held == null) {
            return 404;
        }
        String body = "{\"session\":\"%s\",\"selfMuted\":%s}".formatted(held.session(), muted);
        return client().post(path("me"), body).status();
    }

    /** Reads the own settings and saves them with another balance; the status of the answer. */
    int saveSettings() {
        Client at = client();
        Answer read = at.get(SETTINGS);
        if (read.status() != 200) {
            return read.status();
        }
        var document = ((ObjectNode) read.at("")).retain("account", "devices", "streams", "people");
        var account = (ObjectNode) document.get("account");
        account.put("balance", (account.get("balance").asInt() + 101) % 201 - 100);
        return at.send(at.request(SETTINGS)
                        .header("Content-Type", "application/json")
                        .header("If-Match", read.header("ETag"))
                        .PUT(BodyPublishers.ofString(document.toString())))
                .status();
    }

    /** Goes without a word: no leave, no heartbeat, ever. */
    void vanish() {
        seat = null;
    }

    private int aboutSeat(String what) {
        Seat held = seat;
        if (held == null) {
            return 404;
        }
        try {
            return client().post(path(what), "{\"session\":\"" + held.session() + "\"}")
                    .status();
        } catch (IllegalStateException noAnswer) {
            return 0;
        }
    }

    private Client client() {
        return clients.get(doors.get());
    }

    private String path(String what) {
        return "/api/voice/streams/" + stream + "/" + what;
    }
}
