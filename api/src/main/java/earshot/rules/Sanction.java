package earshot.rules;

import earshot.room.StreamId;
import earshot.room.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that stands against a user, in one room or in all rooms of a host.
 *
 * @param id a UUIDv7
 * @param room where; absent for all streams of the host
 * @param host whose rooms
 * @param user against whom
 * @param userName the user's display name at that time
 * @param kind what it takes away
 * @param reason what the user is told, at most 300 characters
 * @param actor who decided it
 * @param actorName the actor's display name at that time
 * @param at since when, to the millisecond
 * @param until when it ends by itself; absent for never
 * @param deviceKey of the browser that a banned guest used
 * @param addressPrefix that a banned guest came from
 */
public record Sanction(
        UUID id,
        @Nullable StreamId room,
        UserId host,
        UserId user,
        String userName,
        SanctionKind kind,
        @Nullable String reason,
        UserId actor,
        String actorName,
        Instant at,
        @Nullable Instant until,
        @Nullable String deviceKey,
        @Nullable String addressPrefix) {
    /** The end of what has none: far enough for every clock, small enough for every number. */
    public static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    /** Whether it still counts. */
    public boolean active(Instant now) {
        return until == null || until.isAfter(now);
    }

    /** When it ends, {@link #NEVER} where it does not by itself. */
    public Instant end() {
        return until == null ? NEVER : until;
    }

    /** Whether it counts in all streams of the host. */
    public boolean everywhere() {
        return room == null;
    }

    /** By what else than the user's id the user is known again: {@code device:<key>}, {@code address:<prefix>}. */
    public Stream<String> marks() {
        return Stream.of(
                        Optional.ofNullable(deviceKey).map(key -> "device:" + key),
                        Optional.ofNullable(addressPrefix).map(prefix -> "address:" + prefix))
                .flatMap(Optional::stream);
    }
}
