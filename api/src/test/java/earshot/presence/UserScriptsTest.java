package earshot.presence;

import static earshot.presence.Backstage.identity;
import static earshot.presence.Backstage.request;
import static earshot.presence.Backstage.unloadedRoom;
import static earshot.presence.Backstage.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.redis.Keys;
import earshot.redis.LuaScripts;
import earshot.redis.RedisUnavailableException;
import earshot.room.Identity;
import earshot.room.ParticipantFlags;
import earshot.room.StreamId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One claim per user: user_claim, user_reclaim, user_confirm, user_release. */
class UserScriptsTest {
    private static final Duration LEASE = Duration.ofSeconds(16);

    private final Backstage backstage = Backstage.shared();

    @ParameterizedTest
    @ValueSource(strings = {"user_claim", "user_reclaim", "user_release"})
    void aUserScriptThatComesTooLateDoesNothing(String name) {
        String key = Keys.user(user());

        assertThatThrownBy(() -> backstage
                        .bean(LuaScripts.class)
                        .load(name)
                        .run(List.of(key), List.of("1", "session", "room", "1000", "")))
                .isInstanceOf(RedisUnavailableException.class);
        assertThat(backstage.redis().hash(key)).isEmpty();
    }

    @Nested
    class Claim {
        private final UserClaim claim = backstage.bean(UserClaim.class);
        private final UserConfirm confirm = backstage.bean(UserConfirm.class);
        private final UserRelease release = backstage.bean(UserRelease.class);

        @Test
        void isConfirmedWithTheOtherSeatsOrLostToALaterOne() {
            var room = unloadedRoom();
            var first = identity();
            var second = identity(first.user());

            assertThat(claim.run(request(room, first)))
                    .isEqualTo(new UserClaim.Claim(first, Optional.empty(), Set.of()));
            assertThat(confirm.run(first)).isEqualTo(new UserConfirm.Confirmed(List.of()));
            assertThat(claim.run(request(room, second)))
                    .isEqualTo(new UserClaim.Claim(second, Optional.of(first.session()), Set.of(first.session())));
            assertThat(confirm.run(first)).isEqualTo(new UserConfirm.Replaced());
            assertThat(confirm.run(second)).isEqualTo(new UserConfirm.Confirmed(List.of(new Place(room, first))));
        }

        @Test
        void goesBackToTheSessionBefore() {
            var room = unloadedRoom();
            var first = identity();
            var second = identity(first.user());
            claim.run(request(room, first));
            claim.run(request(room, second));

            assertThat(release.run(second, Optional.of(first.session()))).isEqualTo(UserRelease.Result.RELEASED);
            assertThat(confirm.run(first)).isEqualTo(new UserConfirm.Confirmed(List.of()));
        }

        @Test
        void goesToNobodyWhenTheSessionBeforeHasLeft() {
            var room = unloadedRoom();
            var first = identity();
            var second = identity(first.user());
            claim.run(request(room, first));
            claim.run(request(room, second));

            assertThat(release.run(first, Optional.empty())).isEqualTo(UserRelease.Result.NEWER);
            assertThat(release.run(second, Optional.of(first.session()))).isEqualTo(UserRelease.Result.RELEASED);
            assertThat(backstage.redis().hash(Keys.user(first.user()))).isEmpty();
        }

        @Test
        void isTheSameSessionsWhenTheSameRequestComesAgain() {
            var room = unloadedRoom();
            var first = identity();
            var again = identity(first.user());
            claim.run(named(room, first, "a"));

            assertThat(claim.run(named(room, again, "a")))
                    .isEqualTo(new UserClaim.Claim(first, Optional.of(first.session()), Set.of()));
            assertThat(confirm.run(first)).isEqualTo(new UserConfirm.Confirmed(List.of()));
            assertThat(claim.run(named(room, again, "b")).identity()).isEqualTo(again);
            assertThat(claim.run(named(unloadedRoom(), first, "b")).identity()).isEqualTo(first);
        }

        @Test
        void isANewSessionsWhenTheSeatOfTheSameRequestHasEnded() {
            var room = unloadedRoom();
            var first = identity();
            var again = identity(first.user());
            claim.run(named(room, first, "a"));
            release.run(first, Optional.empty());

            assertThat(claim.run(named(room, again, "a")))
                    .isEqualTo(new UserClaim.Claim(again, Optional.empty(), Set.of()));
        }

        @Test
        void isTakenBackFromNobodyElse() {
            var reclaim = backstage.bean(UserReclaim.class);
            var room = unloadedRoom();
            var lost = identity();
            var newer = identity(lost.user());

            assertThat(reclaim.run(room, lost)).isEqualTo(UserReclaim.Result.CLAIMED);
            assertThat(reclaim.run(room, lost)).isEqualTo(UserReclaim.Result.CLAIMED);
            claim.run(request(room, newer));
            assertThat(reclaim.run(room, lost)).isEqualTo(UserReclaim.Result.REPLACED);
            assertThat(confirm.run(newer)).isEqualTo(new UserConfirm.Confirmed(List.of(new Place(room, lost))));
        }

        private static JoinRequest named(StreamId room, Identity identity, String name) {
            return new JoinRequest(room, identity, "Ada", false, ParticipantFlags.NONE, name, List.of());
        }
    }
}
