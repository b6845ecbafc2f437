package earshot.reconcile;

import earshot.presence.Presence;
import earshot.room.Identity;
import earshot.room.MediaState;
import earshot.room.StreamId;
import earshot.sfu.SfuEvent;
import earshot.sfu.SfuParticipant;
import earshot.sfu.SfuRooms;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/**
 * Applies what the SFU tells. Events may come in any order, so an event counts only when it is about the connection that the
 * SFU has now: each one is held against the SFU before anything is written.
 */
@Singleton
final class SfuEvents {
    private final SfuRooms rooms;
    private final Presence presence;
    private final Eviction eviction;

    SfuEvents(SfuRooms rooms, Presence presence, Eviction eviction) {
        this.rooms = rooms;
        this.presence = presence;
        this.eviction = eviction;
    }

    void apply(SfuEvent event) {
        switch (event) {
            case SfuEvent.Connected(var stream, var identity, var sid) -> connected(stream, identity, sid);
            case SfuEvent.Disconnected(var stream, var identity) -> disconnected(stream, identity);
            case SfuEvent.Intruded(var stream, var name) -> eviction.evict(stream, Set.of(name));
            case SfuEvent.RoomFinished(var stream) -> rooms.drop(stream);
            case SfuEvent.Other() -> {}
        }
    }

    private void connected(StreamId stream, Identity identity, String sid) {
        Optional<SfuParticipant> current = rooms.participant(stream, identity)
                .filter(participant -> participant.sid().equals(sid));
        current.ifPresent(participant -> receive(stream, identity, participant));
    }

    private void receive(StreamId stream, Identity identity, SfuParticipant participant) {
        if (participant.hidden()) {
            eviction.evictHidden(stream, participant.name());
        } else if (!presence.media(stream, identity, participant.media())) {
            eviction.evict(stream, Set.of(participant.name()));
        }
    }

    /** The connection that ended is the current one exactly when the SFU has no other. */
    private void disconnected(StreamId stream, Identity identity) {
        if (rooms.participant(stream, identity).isEmpty()) {
            presence.media(stream, identity, MediaState.LOST);
        }
    }
}
