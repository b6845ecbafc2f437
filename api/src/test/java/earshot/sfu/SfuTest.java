package earshot.sfu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import earshot.room.EffectivePermission;
import earshot.room.Identity;
import earshot.room.MediaState;
import earshot.room.ParticipantFlags;
import earshot.room.Permission;
import earshot.room.Role;
import earshot.room.RoomMode;
import earshot.room.SessionId;
import earshot.room.StreamId;
import earshot.room.UserId;
import earshot.testing.Eventually;
import earshot.testing.LiveKit;
import earshot.testing.MediaClient;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rooms and tokens against a real SFU with real media clients. */
class SfuTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Permission SPEAK = EffectivePermission.of(Role.LISTENER, RoomMode.OPEN, ParticipantFlags.NONE);
    private static final Permission LISTEN =
            EffectivePermission.of(Role.LISTENER, RoomMode.STAGE, ParticipantFlags.NONE);

    private static LiveKit liveKit;
    private static SfuParts sfu;

    private final StreamId stream = new StreamId("s-" + UUID.randomUUID());
    private final Identity ada = newIdentity();
    private final Identity bob = newIdentity();

    @BeforeAll
    static void start() {
        liveKit = LiveKit.start();
        sfu = SfuParts.over(liveKit.url());
    }

    @AfterAll
    static void stop() {
        sfu.close();
        liveKit.close();
    }

    @Test
    void aTokenLetsItsSessionInAndPublishTheMicrophone() {
        sfu.rooms().ensure(stream);
        try (var client = MediaClient.connected(liveKit.url(), token(SPEAK))) {
            client.publish("microphone");
            client.await("published");

            assertThat(sfu.rooms().participants(stream)).singleElement().satisfies(participant -> {
                assertThat(participant.identity()).contains(ada);
                assertThat(participant.permission()).isEqualTo(SPEAK);
                assertThat(participant.media()).isEqualTo(MediaState.LIVE);
                assertThat(participant.hidden()).isFalse();
            });
        }
    }

    @Test
    void whatWasNotGrantedOrWasTakenAwayIsRefused() {
        sfu.rooms().ensure(stream);
        try (var speaker = MediaClient.connected(liveKit.url(), token(SPEAK));
                var listener = MediaClient.connected(liveKit.url(), token(newIdentity(), LISTEN));
                var muted = MediaClient.connected(liveKit.url(), token(bob, SPEAK))) {
            assertThat(sfu.rooms().permit(stream, bob, LISTEN)).isTrue();
            assertThat(sfu.rooms().participant(stream, bob))
                    .hasValueSatisfying(
                            participant -> assertThat(participant.permission()).isEqualTo(LISTEN));

            speaker.publish("camera");
            listener.publish("microphone");
            muted.publish("microphone");

            speaker.await("publish_refused");
            listener.await("publish_refused");
            muted.await("publish_refused");
        }
    }

    @Test
    void aRemovedSessionIsGone() {
        sfu.rooms().ensure(stream);
        try (var client = MediaClient.connected(liveKit.url(), token(SPEAK))) {
            sfu.rooms().remove(stream, ada);

            client.await("disconnected");
            assertThat(sfu.rooms().participants(stream)).isEmpty();
            assertThat(sfu.rooms().participant(stream, ada)).isEmpty();
        }
    }

    @Test
    void roomsAreNotMadeByJoining() {
        try (var client = MediaClient.connect(liveKit.url(), token(SPEAK))) {
            client.await("refused");
        }
    }

    @Test
    void whatDoesNotExistIsNoError() {
        assertThat(sfu.rooms().participants(stream)).isEmpty();
        assertThat(sfu.rooms().permit(stream, ada, LISTEN)).isFalse();
        sfu.rooms().remove(stream, ada);
        sfu.rooms().close(stream);
    }

    @Test
    void aClosedRoomIsMadeAgain() {
        sfu.rooms().ensure(stream);
        sfu.rooms().close(stream);
        sfu.rooms().ensure(stream);
        try (var client = MediaClient.connect(liveKit.url(), token(SPEAK))) {
            client.await("connected");
        }
    }

    @Test
    void anSfuThatIsAwayIsToldAtOnceAndUsedAgainWhenItIsBack() {
        try (var own = LiveKit.start();
                var parts = SfuParts.over(own.url())) {
            parts.rooms().ensure(stream);
            own.stop();
            assertUnavailable(() -> parts.rooms().participants(stream));
            Eventually.eventually(
                    "the probe sees it", LIMIT, () -> !parts.health().available());
            assertUnavailable(() -> parts.rooms().ensure(stream));

            own.resume();
            Eventually.eventually(
                    "the probe sees it back", LIMIT, () -> parts.health().available());
            parts.rooms().ensure(stream);
            try (var client = MediaClient.connect(own.url(), token(SPEAK))) {
                client.await("connected");
            }
        }
    }

    @Test
    void anSfuThatHangsCostsNoMoreThanTheCallTimeout() {
        try (var own = LiveKit.start();
                var parts = SfuParts.over(own.url())) {
            own.freeze();
            long before = System.nanoTime();
            assertUnavailable(() -> parts.rooms().participants(stream));
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
            own.thaw();
        }
    }

    @Test
    void withoutAnSfuVoiceIsUnavailable() {
        try (var parts = SfuParts.over("")) {
            assertThat(parts.health().available()).isFalse();
            assertUnavailable(() -> parts.rooms().ensure(stream));
        }
    }

    private String token(Permission permission) {
        return token(ada, permission);
    }

    private String token(Identity identity, Permission permission) {
        return sfu.tokens()
                .issue(stream, identity, "Ada", Role.LISTENER, permission)
                .token();
    }

    private static Identity newIdentity() {
        return new Identity(
                new UserId(UUID.randomUUID().toString()),
                new SessionId(UUID.randomUUID().toString()));
    }

    private static void assertUnavailable(Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.type())
                        .isEqualTo(ProblemType.SFU_UNAVAILABLE));
    }
}
