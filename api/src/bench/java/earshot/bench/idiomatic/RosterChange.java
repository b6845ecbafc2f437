package earshot.bench.idiomatic;

import io.micronaut.serde.annotation.Serdeable;

/** The system's {@code participant_updated}, as an object. */
@Serdeable
record RosterChange(int v, String t, String p, String h, Data d) {
    @Serdeable
    record Data(Participant participant, Counts counts) {}

    @Serdeable
    record Participant(
            String userId,
            String sessionId,
            String identity,
            String displayName,
            String role,
            boolean guest,
            boolean selfMuted,
            boolean selfDeafened,
            boolean serverMuted,
            boolean serverDeafened,
            boolean suppressed,
            String media,
            String presence,
            long joinedAt,
            long version) {}

    @Serdeable
    record Counts(int participants, int speakers) {}
}
