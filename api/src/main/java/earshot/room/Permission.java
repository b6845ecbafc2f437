package earshot.room;

import io.micronaut.serde.annotation.Serdeable;
import java.util.EnumSet;
import java.util.Set;

/**
 * Everything a session may do at the SFU. Always complete: to LiveKit an empty list of sources beside {@code canPublish} means
 * every source, so {@code canPublish} is derived from the sources and cannot contradict them.
 *
 * @param canSubscribe may hear others
 * @param sources what may be published; empty means nothing
 */
@Serdeable
public record Permission(boolean canSubscribe, Set<TrackSource> sources) {
    /** Hears and says nothing. */
    public static final Permission NOTHING = new Permission(false, Set.of());

    public Permission {
        sources = Set.copyOf(sources);
    }

    /** Whether anything may be published. */
    public boolean canPublish() {
        return !sources.isEmpty();
    }

    /** Whether the microphone may be published. */
    public boolean maySpeak() {
        return sources.contains(TrackSource.MICROPHONE);
    }

    /** Whether this permission grants nothing that {@code other} lacks. */
    public boolean within(Permission other) {
        return (!canSubscribe || other.canSubscribe) && other.sources.containsAll(sources);
    }

    static Permission of(boolean canSubscribe, boolean maySpeak) {
        return new Permission(canSubscribe, maySpeak ? EnumSet.of(TrackSource.MICROPHONE) : Set.of());
    }
}
