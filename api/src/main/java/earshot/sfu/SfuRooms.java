package earshot.sfu;

import earshot.room.Identity;
import earshot.room.Permission;
import earshot.room.StreamId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rooms at the SFU. Every method blocks for at most {@code earshot.sfu.call-timeout} and throws a
 * {@link earshot.problem.ProblemException} of type {@code sfu-unavailable} where the SFU is away.
 */
@Singleton
public final class SfuRooms {
    private final SfuCalls calls;
    private final SfuHealth health;
    private final KnownRooms known;
    private final SfuSettings settings;

    SfuRooms(SfuCalls calls, SfuHealth health, KnownRooms known, SfuSettings settings) {
        this.calls = calls;
        this.health = health;
        this.known = known;
        this.settings = settings;
    }

    /** Makes sure that the stream's room exists. Asks the SFU only for a room that this node does not know to live. */
    public void ensure(StreamId stream) {
        if (health.configured() && !health.available()) {
            throw SfuCalls.away();
        }
        if (!known.contains(stream)) {
            create(stream);
            known.add(stream);
        }
    }

    /** Ends the room and disconnects everybody in it; a room that does not exist is fine. */
    public void close(StreamId stream) {
        known.drop(stream);
        calls.send(rooms -> rooms.deleteRoom(stream.value()));
    }

    /** Forgets that the room lives: the SFU said that it ended. */
    public void drop(StreamId stream) {
        known.drop(stream);
    }

    /** Disconnects the session; one that is not there is fine. */
    public void remove(StreamId stream, Identity identity) {
        remove(stream, identity.toString());
    }

    /**
     * Disconnects whoever has this name at the SFU, one of ours or not; nobody there is fine. First everything is taken away, so that a
     * token that the SFU renewed in between opens nothing.
     */
    public void remove(StreamId stream, String name) {
        permit(stream, name, Permission.NOTHING);
        calls.send(rooms -> rooms.removeParticipant(stream.value(), name));
    }

    /** Sets everything the session may do, at once; false where the SFU does not know the session. */
    public boolean permit(StreamId stream, Identity identity, Permission permission) {
        return permit(stream, identity.toString(), permission);
    }

    /** Sets everything that whoever has this name at the SFU may do; false where nobody has. */
    public boolean permit(StreamId stream, String name, Permission permission) {
        return calls.send(rooms ->
                        rooms.updateParticipant(stream.value(), name, null, null, SfuWords.permission(permission)))
                .isPresent();
    }

    /** The rooms where somebody was when the SFU was last probed, on whichever node they joined. */
    public Set<StreamId> inhabited() {
        return known.all();
    }

    /** Everybody the SFU has in the room; empty also for a room it does not know. */
    public List<SfuParticipant> participants(StreamId stream) {
        if (!lives(stream)) {
            return List.of();
        }
        return calls.send(rooms -> rooms.listParticipants(stream.value())).stream()
                .flatMap(List::stream)
                .map(SfuWords::participant)
                .toList();
    }

    /** One participant, or nothing where the SFU does not know it. */
    public Optional<SfuParticipant> participant(StreamId stream, Identity identity) {
        if (!lives(stream)) {
            return Optional.empty();
        }
        return calls.send(rooms -> rooms.getParticipant(stream.value(), identity.toString()))
                .map(SfuWords::participant);
    }

    /** Asked before every question about participants: the SFU answers those with a timeout where the room does not exist. */
    private boolean lives(StreamId stream) {
        return calls.send(rooms -> rooms.listRooms(List.of(stream.value())))
                .filter(found -> !found.isEmpty())
                .isPresent();
    }

    private void create(StreamId stream) {
        calls.send(rooms -> rooms.createRoom(
                stream.value(),
                Math.toIntExact(settings.emptyTimeout().toSeconds()),
                settings.maxParticipants(),
                null,
                SfuWords.OURS,
                null,
                null,
                null,
                Math.toIntExact(settings.departureTimeout().toSeconds())));
    }
}
