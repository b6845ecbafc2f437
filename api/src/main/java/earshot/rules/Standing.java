package earshot.rules;

import earshot.room.ParticipantFlags;
import earshot.room.Role;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a user is in a room beside its host, and what stands against that user there.
 *
 * @param role moderator, speaker or listener; the host has it from the stream
 * @param sanctions in the order of {@code at}; some may have ended since they were read
 */
public record Standing(Role role, List<Sanction> sanctions) {
    private static final Comparator<Sanction> ORDER =
            Comparator.comparing(Sanction::at).thenComparing(Sanction::id);

    /** Somebody of whom nothing is known. */
    public static final Standing PLAIN = new Standing(Role.LISTENER, List.of());

    public Standing {
        sanctions = sanctions.stream().sorted(ORDER).toList();
    }

    /** Whether there is nothing to know. */
    public boolean isPlain() {
        return role == Role.LISTENER && sanctions.isEmpty();
    }

    /** The same without what has ended. */
    public Standing at(Instant now) {
        return new Standing(
                role,
                sanctions.stream().filter(sanction -> sanction.active(now)).toList());
    }

    /** The same in another role. */
    public Standing as(Role other) {
        return new Standing(other, sanctions);
    }

    /** The same with one more sanction, in the place of one of its kind and reach. */
    public Standing with(Sanction added) {
        var others = without(added.kind(), added.everywhere()).sanctions.stream();
        return new Standing(role, Stream.concat(others, Stream.of(added)).toList());
    }

    /** The same without the sanction of that kind and reach. */
    public Standing without(SanctionKind kind, boolean everywhere) {
        return new Standing(
                role,
                sanctions.stream()
                        .filter(sanction -> sanction.kind() != kind || sanction.everywhere() != everywhere)
                        .toList());
    }

    /** The participant's flags with what the room takes away now. */
    public ParticipantFlags flags(ParticipantFlags self, boolean suppressed, Instant now) {
        return new ParticipantFlags(
                self.selfMuted(),
                self.selfDeafened(),
                has(SanctionKind.MUTE, now) || has(SanctionKind.TIMEOUT, now),
                has(SanctionKind.DEAFEN, now),
                suppressed);
    }

    /** What keeps the user out now, the longest of it. */
    public Optional<Sanction> denial(Instant now) {
        return sanctions.stream()
                .filter(sanction -> sanction.kind().denies() && sanction.active(now))
                .max(Comparator.comparing(Sanction::end));
    }

    /** When the first of what stands against the user ends by itself. */
    public Optional<Instant> nextEnd() {
        return sanctions.stream()
                .map(Sanction::end)
                .filter(end -> !end.equals(Sanction.NEVER))
                .min(Comparator.naturalOrder());
    }

    /** Whether such a sanction counts now. */
    public boolean has(SanctionKind kind, Instant now) {
        return sanctions.stream().anyMatch(sanction -> sanction.kind() == kind && sanction.active(now));
    }
}
