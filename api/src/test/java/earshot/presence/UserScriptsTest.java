package earshot.presence;

import static earshot.presence.Backstage.identity;
import static earshot.presence.Backstage.unloadedRoom;
import static earshot.presence.Backstage.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.redis.Keys;
import earshot.redis.LuaScripts;
import earshot.redis.RedisUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One claim per user: user_claim, user_confirm, user_release. */
class UserScriptsTest {
    private static final Duration LEASE = Duration.ofSeconds(16);

    private final Backstage backstage = Backstage.shared();

    @ParameterizedTest
    @ValueSource(strings = {"user_claim", "user_release"})
    void aUserScriptThatComesTooLateDoesNothing(String name) {
        String key = Keys.user(user());

        assertThatThrownBy(() -> backstage
                        .bean(LuaScripts.class)
                        .load(name)
                        .run(List.of(key), List.of("1", "session", "room", "1000")))
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

            assertThat(claim.run(room, first)).isEmpty();
            assertThat(confirm.run(first)).isEqualTo(new UserConfirm.Confirmed(List.of()));
            assertThat(claim.run(room, second)).contains(first.session());
            assertThat(confirm.run(first)).isEqualTo(new UserConfirm.Replaced());
            assertThat(confirm.run(second)).isEqualTo(new UserConfirm.Confirmed(List.of(new Place(room, first))));
        }

        @Test
        void goesBackToTheSessionBefore() {
            var room = unloadedRoom();
            var first = identity();
            var second = identity(first.user());
            claim.run(room, first);
            claim.run(room, second);

            assertThat(release.run(second, Optional.of(first.session()))).isEqualTo(UserRelease.Result.RELEASED);
            assertThat(confirm.run(first)).isEqualTo(new UserConfirm.Confirmed(List.of()));
        }

        @Test
        void goesToNobodyWhenTheSessionBeforeHasLeft() {
            var room = unloadedRoom();
            var first = identity();
            var second = identity(first.user());
            claim.run(room, first);
            claim.run(room, second);

            assertThat(release.run(first, Optional.empty())).isEqualTo(UserRelease.Result.NEWER);
            assertThat(release.run(second, Optional.of(first.session()))).isEqualTo(UserRelease.Result.RELEASED);
            assertThat(backstage.redis().hash(Keys.user(first.user()))).isEmpty();
        }
    }
}
