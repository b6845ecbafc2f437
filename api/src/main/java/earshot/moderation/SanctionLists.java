package earshot.moderation;

import earshot.account.Caller;
import earshot.presence.Rooms;
import earshot.presence.RulesAhead;
import earshot.presence.RulesAhead.Known;
import earshot.problem.ProblemException;
import earshot.room.StreamId;
import earshot.rules.Decisions;
import earshot.rules.Sanction;
import earshot.rules.SanctionKind;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what stands against people in a room, for those who may decide on it. */
@Singleton
class SanctionLists {
    private final Rooms rooms;
    private final RulesAhead ahead;
    private final Decisions decisions;
    private final Judge judge;

    SanctionLists(Rooms rooms, RulesAhead ahead, Decisions decisions, Judge judge) {
        this.rooms = rooms;
        this.ahead = ahead;
        this.decisions = decisions;
        this.judge = judge;
    }

    /**
     * The bans that count in the room, newest first.
     *
     * @throws ProblemException {@code not-found}, {@code forbidden}
     */
    List<Sanction> bans(Caller caller, StreamId room, @Nullable String after, int count) {
        var known = permitted(Act.READ_BANS, caller, room);
        UUID start = after == null ? Decisions.NEWEST : UUID.fromString(after);
        return decisions.bans(known.settings().host(), room, known.now(), start, count);
    }

    /**
     * Everything else, oldest first.
     *
     * @throws ProblemException {@code not-found}, {@code forbidden}
     */
    List<Sanction> others(Caller caller, StreamId room) {
        return all(permitted(Act.READ_SANCTIONS, caller, room))
                .filter(sanction -> sanction.kind() != SanctionKind.BAN)
                .sorted(Comparator.comparing(Sanction::at).thenComparing(Sanction::id))
                .toList();
    }

    /** The sanction, where it counts in the room. */
    Optional<Sanction> find(StreamId room, UUID id) {
        return rooms.find(room).flatMap(settings -> all(ahead.known(room))
                .filter(sanction -> sanction.id().equals(id))
                .findFirst());
    }

    private static Stream<Sanction> all(Known known) {
        return known.standings().values().stream().flatMap(standing -> standing.sanctions().stream());
    }

    private Known permitted(Act act, Caller caller, StreamId room) {
        rooms.requireVisible(room, caller.id());
        var known = ahead.known(room);
        var scene = Scene.of(known, caller.id());
        judge.permit(act, scene.role(caller.id(), scene.actor()), scene);
        return known;
    }
}
