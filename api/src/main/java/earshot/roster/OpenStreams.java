package earshot.roster;

import earshot.account.Caller;
import earshot.account.ClientAddress;
import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import earshot.roster.fanout.Subscriber;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps one user, or one address of people who are not signed in, from holding all event streams that this node can serve. */
@Singleton
final class OpenStreams {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final ClientAddress address;
    private final OpenDoor door;
    private final Goodbye goodbye;
    private final RosterSettings settings;
    /** How many there are, by whose they are. */
    private final Map<String, Integer> open = new ConcurrentHashMap<>();

    OpenStreams(ClientAddress address, OpenDoor door, Goodbye goodbye, RosterSettings settings) {
        this.address = address;
        this.door = door;
        this.goodbye = goodbye;
        this.settings = settings;
    }

    /** Whose a stream is to be. */
    record Owner(String name, int most) {}

    /**
     * Lets whoever asks have one more.
     *
     * @throws ProblemException {@code rate-limited}
     */
    Owner require(HttpRequest<?> request, @Nullable Caller caller) {
        Owner owner = owner(request, caller);
        if (open.getOrDefault(owner.name(), 0) >= owner.most()) {
            throw new ProblemException(
                    ProblemType.RATE_LIMITED, "You have too many event streams open. Close some first.", PAUSE);
        }
        return owner;
    }

    /**
     * Counts the stream for as long as it lasts. Of many that came through at once those that are too many are ended, and so is one that
     * came through while the others were told bye.
     */
    Consumer<Subscriber> counted(Owner owner, Consumer<Subscriber> opened) {
        return reader -> {
            int count = open.merge(owner.name(), 1, Integer::sum);
            reader.onGone(() -> open.computeIfPresent(owner.name(), (name, known) -> known > 1 ? known - 1 : null));
            if (count > owner.most()) {
                reader.end(goodbye.frame());
            } else {
                opened.accept(reader);
            }
            if (!door.isOpen()) {
                reader.end(goodbye.frame());
            }
        };
    }

    private Owner owner(HttpRequest<?> request, @Nullable Caller caller) {
        if (caller != null) {
            return new Owner(caller.id().value(), settings.streamsPerUser());
        }
        boolean local = address.of(request).isLoopbackAddress();
        return new Owner(address.prefix(request), local ? Integer.MAX_VALUE : settings.streamsPerAddress());
    }
}
