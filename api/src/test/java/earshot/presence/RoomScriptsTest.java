package earshot.presence;

import static earshot.presence.Backstage.identity;
import static earshot.presence.Backstage.settings;
import static earshot.presence.Backstage.unloadedRoom;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.redis.ActiveRooms;
import earshot.redis.LuaScripts;
import earshot.redis.RawRedis;
import earshot.redis.RedisUnavailableException;
import earshot.redis.RoomKeys;
import earshot.room.LeaveReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The room as a whole: room_close, roster_read, active_take; and no script acts after its deadline. */
class RoomScriptsTest {
    private final Backstage backstage = Backstage.shared();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "presence_join",
                "presence_restore",
                "presence_leave",
                "presence_renew",
                "presence_sweep",
                "presence_update",
                "presence_media",
                "presence_rename",
                "presence_speak",
                "hand_raise",
                "hand_lower",
                "hand_clear",
                "hand_take",
                "hand_release",
                "hand_offer",
                "host_succeed",
                "room_rule",
                "room_age",
                "room_close"
            })
    void aRoomScriptThatComesTooLateDoesNothing(String name) {
        var room = backstage.room();
        var args = new ArrayList<>(List.of("1", "0123456789abcdef"));
        args.addAll(Collections.nCopies(8, "1"));

        assertThatThrownBy(() -> backstage.bean(LuaScripts.class).load(name).run(new RoomKeys(room).all(), args))
                .isInstanceOf(RedisUnavailableException.class);
        assertThat(backstage.field(room, "version")).isEmpty();
    }

    @Nested
    class Age {
        private final RoomAge age = backstage.bean(RoomAge.class);

        @Test
        void countsFromTheEpochOnAndOpensOneWhereItIsDue() {
            var room = unloadedRoom();
            var rooms = new RoomKeys(room).room();

            assertThat(age.run(room)).isZero();
            backstage.bean(RawRedis.class).call("HINCRBY", rooms, "epoch_at", "-60000");
            assertThat(age.run(room)).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(70));
            backstage.bean(RawRedis.class).call("HSET", rooms, "run_id", "0123");
            assertThat(age.run(room)).isZero();
        }
    }

    @Nested
    class Close {
        private final RoomClose close = backstage.bean(RoomClose.class);

        @Test
        void endsEverySeatABatchAtATime() {
            var room = backstage.room(settings(200));
            for (int i = 0; i < 101; i++) {
                backstage.join(room, identity());
            }

            assertThat(((RoomClose.More) close.run(room, LeaveReason.STREAM_ENDED)).removed())
                    .hasSize(100);
            assertThat(((RoomClose.Closed) close.run(room, LeaveReason.STREAM_ENDED)).removed())
                    .hasSize(1);
            assertThat(backstage.lastEvent(room))
                    .contains("room_closed")
                    .endsWith("\"d\":{\"reason\":\"stream_ended\"}}");
            int told = backstage.events(room).size();
            assertThat(close.run(room, LeaveReason.STREAM_ENDED)).isEqualTo(new RoomClose.Closed(List.of()));
            assertThat(backstage.events(room)).hasSize(told);
            assertThat(backstage.join(room, identity())).isEqualTo(new Refusal.Closed());
            backstage.isConsistent(room);
        }

        @Test
        void tellsAnEmptyRoomToo() {
            var room = backstage.room();

            assertThat(close.run(room, LeaveReason.STREAM_ENDED)).isEqualTo(new RoomClose.Closed(List.of()));
            assertThat(backstage.events(room)).hasSize(1);
        }

        @Test
        void knowsNoRoomThatIsNotLoaded() {
            assertThat(close.run(unloadedRoom(), LeaveReason.STREAM_ENDED)).isEqualTo(new RoomClose.Unknown());
        }
    }

    @Nested
    class Read {
        @Test
        void readsARoomOrSaysThatItIsUnknown() {
            var room = backstage.room();
            backstage.join(room, identity());
            var read = backstage.bean(RosterRead.class);

            assertThat(read.run(unloadedRoom())).isEmpty();
            assertThat(read.run(room).orElseThrow().participants()).hasSize(1);
        }
    }

    @Nested
    class Turns {
        @Test
        void areTakenOnce() {
            var room = backstage.room();
            backstage.bean(ActiveRooms.class).add(room);
            var turns = backstage.bean(ActiveTake.class);

            assertThat(turns.run()).contains(room);
            assertThat(turns.run()).doesNotContain(room);
            backstage.bean(ActiveRooms.class).remove(room);
        }
    }
}
