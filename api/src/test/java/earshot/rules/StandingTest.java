package earshot.rules;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.room.EffectivePermission;
import earshot.room.ParticipantFlags;
import earshot.room.Permission;
import earshot.room.Role;
import earshot.room.RoomMode;
import earshot.room.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What any standing comes to at any time, against what its sanctions say one by one. {@code -Dearshot.seed} repeats a run. */
class StandingTest {
    private static final int CASES = 5_000;
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final UserId USER = new UserId(UUID.randomUUID().toString());

    private final long seed = Long.getLong("earshot.seed", new Random().nextLong());
    private final Random random = new Random(seed);

    @Test
    void whatCountsNowIsTakenAwayAndNothingElse() {
        for (int i = 0; i < CASES; i++) {
            Standing standing = standing();
            RoomMode mode = any(RoomMode.values());
            var self = new ParticipantFlags(random.nextBoolean(), random.nextBoolean(), false, false, false);
            boolean muted = counts(standing, SanctionKind.MUTE) || counts(standing, SanctionKind.TIMEOUT);
            boolean onlyListens = mode == RoomMode.STAGE && standing.role() == Role.LISTENER;

            Permission permission = permission(standing, mode, self);

            assertThat(permission.maySpeak())
                    .as("-Dearshot.seed=%d: %s in %s", seed, standing, mode)
                    .isEqualTo(!muted && !onlyListens);
            assertThat(permission.canSubscribe())
                    .as("-Dearshot.seed=%d: %s in %s", seed, standing, mode)
                    .isEqualTo(!counts(standing, SanctionKind.DEAFEN));
            assertThat(permission(standing.at(NOW), mode, self)).isEqualTo(permission);
        }
    }

    private static Permission permission(Standing standing, RoomMode mode, ParticipantFlags self) {
        boolean suppressed = EffectivePermission.suppresses(standing.role(), mode);
        return EffectivePermission.of(standing.role(), mode, standing.flags(self, suppressed, NOW));
    }

    private static boolean counts(Standing standing, SanctionKind kind) {
        return standing.sanctions().stream()
                .anyMatch(sanction -> sanction.kind() == kind
                        && (sanction.until() == null || sanction.until().isAfter(NOW)));
    }

    private Standing standing() {
        var standing = new Standing(any(Role.values()), List.of());
        for (int i = random.nextInt(6); i > 0; i--) {
            standing = standing.with(sanction());
        }
        return standing;
    }

    private Sanction sanction() {
        return new Sanction(
                UUID.randomUUID(),
                null,
                USER,
                USER,
                "A name",
                any(SanctionKind.values()),
                null,
                USER,
                "Host",
                NOW.minusSeconds(random.nextInt(1000)),
                end(),
                null,
                null);
    }

    private @Nullable Instant end() {
        return random.nextInt(3) == 0 ? null : NOW.plusMillis(random.nextInt(-1000, 1000));
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
