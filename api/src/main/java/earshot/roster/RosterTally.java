package earshot.roster;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Counts how well this node's rooms follow Redis: what was told, what had to be read again and why, how readers began. */
@Singleton
final class RosterTally {
    private static final Set<String> TYPES = Set.of(
            "roster_snapshot",
            "participant_joined",
            "participant_updated",
            "participant_left",
            "room_updated",
            "hand_queue_updated",
            "room_closed",
            "speakers_changed",
            "degraded");

    private final EventCounter events;
    private final Map<Resync, Counter> resyncs = new EnumMap<>(Resync.class);
    private final Counter replays;
    private final Counter snapshots;
    private final Counter drift;

    RosterTally(MeterRegistry metrics) {
        events = new EventCounter("earshot.roster.events", TYPES, metrics);
        for (Resync reason : Resync.values()) {
            resyncs.put(reason, metrics.counter("earshot.roster.resyncs", "reason", reason.text()));
        }
        replays = metrics.counter("earshot.roster.openings", "with", "replay");
        snapshots = metrics.counter("earshot.roster.openings", "with", "snapshot");
        drift = metrics.counter("earshot.roster.drift");
    }

    /** Every reader of a room is told {@code event}. */
    void told(RosterEvent event) {
        event.type().ifPresent(events::told);
    }

    /** {@code event} is old, or what comes before it is missing. */
    void dropped(RosterEvent event) {
        event.type().ifPresent(events::dropped);
    }

    /** A room's channel carried something that is no event. */
    void droppedNoise() {
        events.dropped("");
    }

    /** A room is read again. */
    void resync(Resync reason) {
        Objects.requireNonNull(resyncs.get(reason)).increment();
    }

    /** A reader came back and was told what it had missed. */
    void replayed() {
        replays.increment();
    }

    /** A reader was told the whole room. */
    void opened() {
        snapshots.increment();
    }

    /** A room's digest was not that of its participants: a fault of ours, however it came about. */
    void drifted() {
        drift.increment();
    }
}
