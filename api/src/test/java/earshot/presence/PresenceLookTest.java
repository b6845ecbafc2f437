package earshot.presence;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.redis.RoomKeys;
import earshot.room.Identity;
import earshot.room.RoomMode;
import earshot.room.StreamId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Each answer of presence_look. */
class PresenceLookTest {
    private final Backstage backstage = Backstage.shared();
    private final StreamId room = backstage.room();
    private final Identity ada = Backstage.identity();

    @Test
    void theSeatWithTheRoomsMode() {
        backstage.join(room, ada);
        assertThat(look(ada)).isInstanceOfSatisfying(SeatLook.Seated.class, seat -> {
            assertThat(seat.participant().identity()).isEqualTo(ada);
            assertThat(seat.mode()).isEqualTo(RoomMode.OPEN);
        });
        backstage.put(room, "mode", "stage");
        assertThat(look(ada)).isInstanceOfSatisfying(SeatLook.Seated.class, seat -> assertThat(seat.mode())
                .isEqualTo(RoomMode.STAGE));
    }

    @Test
    void anotherSessionOfTheUserHasTakenItsPlace() {
        backstage.join(room, Backstage.identity(ada.user()));

        assertThat(look(ada)).isEqualTo(new SeatLook.Replaced());
    }

    @Test
    void aUserWithoutASeatIsAbsentForAsLongAsTheRoomIsKnown() {
        backstage.join(room, Backstage.identity());
        backstage.put(room, "epoch_at", Long.toString(backstage.now() - 5000));

        assertThat(look(ada)).isInstanceOfSatisfying(SeatLook.Absent.class, absent -> assertThat(absent.age())
                .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(8)));
    }

    @Test
    void aRoomThatIsNotLoadedHasNoAge() {
        assertThat(backstage.bean(PresenceLook.class).run(new Place(Backstage.unloadedRoom(), ada)))
                .isEqualTo(new SeatLook.Absent(Duration.ZERO));
    }

    @Test
    void aDenialCountsForTheUserAndForTheSessionUntilItEnds() {
        backstage.join(room, ada);
        String denied = new RoomKeys(room).denied();
        long end = backstage.now() + 60_000;
        backstage.score(denied, backstage.now() - 1, ada.toString());
        assertThat(look(ada)).isInstanceOf(SeatLook.Seated.class);

        backstage.score(denied, end, ada.toString());
        assertThat(look(ada)).isEqualTo(new SeatLook.Denied(Instant.ofEpochMilli(end)));
        backstage.score(denied, end + 5, ada.user().value());
        assertThat(look(ada)).isEqualTo(new SeatLook.Denied(Instant.ofEpochMilli(end + 5)));
    }

    private SeatLook look(Identity identity) {
        return backstage.bean(PresenceLook.class).run(new Place(room, identity));
    }
}
