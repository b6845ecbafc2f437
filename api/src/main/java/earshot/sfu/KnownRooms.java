package earshot.sfu;

import earshot.room.StreamId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import livekit.LivekitModels;

/** The rooms that live at the SFU as far as this node knows, so that a join into one of them asks nothing. */
@Singleton
final class KnownRooms {
    /** No stream has this name. It keeps the question for no rooms from being the question for all rooms. */
    private static final String PROBE = "probe.";

    private final Set<String> names = ConcurrentHashMap.newKeySet();

    boolean contains(StreamId stream) {
        return names.contains(stream.value());
    }

    void add(StreamId stream) {
        names.add(stream.value());
    }

    void drop(StreamId stream) {
        names.remove(stream.value());
    }

    Set<String> names() {
        return Set.copyOf(names);
    }

    static List<String> withProbe(Set<String> asked) {
        var question = new ArrayList<>(asked);
        question.add(PROBE);
        return question;
    }

    /**
     * Forgets those of {@code asked} that the SFU did not find, and those where nobody is: they may end at any moment, while an
     * inhabited room outlives its last participant by the departure timeout. Rooms added since are left alone.
     */
    void retain(Set<String> asked, List<LivekitModels.Room> found) {
        var gone = new HashSet<>(asked);
        found.stream()
                .filter(room -> room.getNumParticipants() > 0)
                .map(LivekitModels.Room::getName)
                .forEach(gone::remove);
        names.removeAll(gone);
    }
}
