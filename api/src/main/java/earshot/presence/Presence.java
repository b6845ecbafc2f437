package earshot.presence;

import earshot.room.Identity;
import earshot.room.LeaveReason;
import earshot.room.MediaState;
import earshot.room.Participant;
import earshot.room.StreamId;
import earshot.room.UserId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who is in which room, for the rest of the house. Every method waits for Redis and throws
 * {@link earshot.redis.RedisUnavailableException} when it does not answer in time.
 */
@Singleton
public class Presence {
    private final Seating seating;
    private final Departures departures;
    private final PresenceUpdate update;
    private final PresenceMedia media;
    private final RoomClose close;
    private final RosterRead read;
    private final RoomAge age;
    private final Whereabouts whereabouts;
    private final PresenceJson json;
    private final Seats seats;

    Presence(
            Seating seating,
            Departures departures,
            PresenceUpdate update,
            PresenceMedia media,
            RoomClose close,
            RosterRead read,
            RoomAge age,
            Whereabouts whereabouts,
            PresenceJson json,
            Seats seats) {
        this.seating = seating;
        this.departures = departures;
        this.update = update;
        this.media = media;
        this.close = close;
        this.read = read;
        this.age = age;
        this.whereabouts = whereabouts;
        this.json = json;
        this.seats = seats;
    }

    /** Seats a session, and leaves whatever other seat its user has. By other rules than {@code known} where these are no longer the room's. */
    public JoinOutcome join(JoinRequest request, Terms known) {
        return seating.join(request, known);
    }

    /** Ends the session's own seat, here and at the SFU; one that is gone, or that a newer session took over, is fine. */
    public void leave(Place place) {
        departures.remove(place, LeaveReason.LEFT);
    }

    /** Switches the flags that are given; says what became of it. */
    Alteration switchFlags(Place place, @Nullable Boolean selfMuted, @Nullable Boolean selfDeafened) {
        return update.run(place.room(), place.identity(), selfMuted, selfDeafened);
    }

    /** Ends whatever seat the user has in this room, here and at the SFU. */
    public void remove(StreamId room, UserId user, LeaveReason reason) {
        seat(room, user).ifPresent(participant -> departures.remove(new Place(room, participant.identity()), reason));
    }

    /** Notes what the SFU says of a session; says whether the session has a seat. */
    public boolean media(StreamId room, Identity identity, MediaState state) {
        return switch (media.run(room, identity, state)) {
            case Alteration.Updated updated -> true;
            case Alteration.Unchanged unchanged -> true;
            case Alteration.Gone gone -> false;
            case Alteration.Replaced replaced -> false;
        };
    }

    /** Closes the room for joins and ends every seat in it. */
    public void closeRoom(StreamId room, LeaveReason why) {
        RoomClose.Result result = close.run(room, why);
        while (result instanceof RoomClose.More more) {
            more.removed().forEach(identity -> departures.removed(room, identity));
            result = close.run(room, why);
        }
        if (result instanceof RoomClose.Closed closed) {
            closed.removed().forEach(identity -> departures.removed(room, identity));
        }
    }

    /** Everybody in the room, in the order of their joining. */
    public List<Participant> seats(StreamId room) {
        return seats.all(room);
    }

    /** The user's seat in the room. */
    public Optional<Participant> seat(StreamId room, UserId user) {
        return seats.of(room, user);
    }

    /** The same as everybody sees it. */
    public Optional<ParticipantBody> shown(StreamId room, UserId user) {
        return seat(room, user).map(ParticipantBody::of);
    }

    /** Whether the session has its seat now. */
    public boolean held(Place place) {
        return seat(place.room(), place.identity().user())
                .filter(seat -> seat.identity().equals(place.identity()))
                .isPresent();
    }

    /** The whole room at one position; nothing where its settings are not loaded. */
    public Optional<RoomSnapshot> snapshot(StreamId room) {
        return read.run(room);
    }

    /** The room as everybody sees it; nothing where its settings are not loaded. */
    public Optional<JoinReply.Room> room(StreamId room) {
        return snapshot(room).map(json::room);
    }

    /** How long the room's epoch has lasted; zero where Redis has just lost the room, or never knew it. */
    public Duration age(StreamId room) {
        return age.run(room);
    }

    /** Where the user's latest session sits, or is about to. */
    public Optional<Place> whereabouts(UserId user) {
        return whereabouts.of(user).current();
    }

    /** Ends every seat that the user has, in any room. */
    public void removeEverywhere(UserId user, LeaveReason reason) {
        whereabouts.of(user).all().forEach(place -> departures.remove(place, reason));
    }
}
