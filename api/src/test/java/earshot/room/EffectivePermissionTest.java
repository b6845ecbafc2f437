package earshot.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EffectivePermissionTest {
    /** Every role in every mode with every set of flags. */
    static Stream<Arguments> everyCase() {
        return Stream.of(Role.values()).flatMap(role -> Stream.of(RoomMode.values())
                .flatMap(mode -> IntStream.range(0, 32).mapToObj(bits -> Arguments.of(role, mode, flags(bits)))));
    }

    @ParameterizedTest
    @MethodSource("everyCase")
    void grantsNothingThatAFlagTakesAway(Role role, RoomMode mode, ParticipantFlags flags) {
        Permission permission = EffectivePermission.of(role, mode, flags);

        assertThat(permission.maySpeak() && (flags.serverMuted() || flags.suppressed()))
                .isFalse();
        assertThat(permission.canSubscribe()).isEqualTo(!flags.serverDeafened());
        assertThat(permission.maySpeak() && mode == RoomMode.STAGE && role == Role.LISTENER)
                .isFalse();
        assertThat(permission.sources()).isSubsetOf(TrackSource.MICROPHONE);
        assertThat(permission.canPublish()).isEqualTo(!permission.sources().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("everyCase")
    void aSelfMutedParticipantMayOpenTheMicrophoneAgain(Role role, RoomMode mode, ParticipantFlags flags) {
        assertThat(EffectivePermission.of(role, mode, flags.withSelf(true, flags.selfDeafened())))
                .isEqualTo(EffectivePermission.of(role, mode, flags.withSelf(false, flags.selfDeafened())));
    }

    private static ParticipantFlags flags(int bits) {
        return new ParticipantFlags((bits & 1) > 0, (bits & 2) > 0, (bits & 4) > 0, (bits & 8) > 0, (bits & 16) > 0);
    }
}
