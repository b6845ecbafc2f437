package earshot.presence;

import static earshot.presence.Backstage.identity;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.presence.PresenceSpeak.Utterance;
import earshot.redis.RoomKeys;
import earshot.room.Identity;
import earshot.room.LeaveReason;
import earshot.room.MediaState;
import earshot.room.Role;
import earshot.room.StreamId;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What changes about somebody in a room: presence_update, presence_media, presence_speak. */
class ParticipantScriptsTest {
    private final Backstage backstage = Backstage.shared();

    @Nested
    class Update {
        private final PresenceUpdate update = backstage.bean(PresenceUpdate.class);

        @Test
        void switchesOnlyWhatIsGiven() {
            var room = backstage.room();
            var ada = identity();
            backstage.join(room, ada);

            assertThat(update.run(room, ada, true, null)).isInstanceOf(Alteration.Updated.class);
            assertThat(update.run(room, ada, null, true)).isInstanceOf(Alteration.Updated.class);
            assertThat(update.run(room, ada, true, null)).isInstanceOf(Alteration.Unchanged.class);
            assertThat(update.run(room, ada, null, null)).isInstanceOf(Alteration.Unchanged.class);

            var seat = backstage.seats(room).getFirst();
            assertThat(seat.flags().selfMuted()).isTrue();
            assertThat(seat.flags().selfDeafened()).isTrue();
            assertThat(seat.version()).isEqualTo(3);
            backstage.isConsistent(room);
        }

        @Test
        void knowsTheGoneAndTheReplaced() {
            var room = backstage.room();
            var old = identity();
            backstage.join(room, identity(old.user()));

            assertThat(update.run(room, identity(), true, null)).isEqualTo(new Alteration.Gone());
            assertThat(update.run(room, old, true, null)).isEqualTo(new Alteration.Replaced());
        }
    }

    @Nested
    class Media {
        private final PresenceMedia media = backstage.bean(PresenceMedia.class);

        @Test
        void notesWhatTheSfuSays() {
            var room = backstage.room();
            var ada = identity();
            backstage.join(room, ada);

            assertThat(media.run(room, ada, MediaState.LIVE)).isInstanceOf(Alteration.Updated.class);
            assertThat(media.run(room, ada, MediaState.LIVE)).isInstanceOf(Alteration.Unchanged.class);
            assertThat(media.run(room, identity(), MediaState.LIVE)).isEqualTo(new Alteration.Gone());
            assertThat(media.run(room, identity(ada.user()), MediaState.LIVE)).isEqualTo(new Alteration.Replaced());
            assertThat(backstage.seats(room).getFirst().media()).isEqualTo(MediaState.LIVE);
            backstage.isConsistent(room);
        }
    }

    @Nested
    class Speak {
        private final PresenceSpeak speak = backstage.bean(PresenceSpeak.class);

        @Test
        void tellsWhoStartsAndStops() {
            var room = backstage.room();
            var ada = identity();
            backstage.join(room, ada);

            assertThat(speak(room, ada, true)).isEqualTo(PresenceSpeak.Result.CHANGED);
            assertThat(speak(room, ada, true)).isEqualTo(PresenceSpeak.Result.SAME);
            assertThat(backstage
                            .bean(Presence.class)
                            .snapshot(room)
                            .orElseThrow()
                            .speaking())
                    .containsExactly(ada.user().value());
            assertThat(speak(room, ada, false)).isEqualTo(PresenceSpeak.Result.CHANGED);
            assertThat(backstage.field(room, "version")).isEqualTo("1");
            assertThat(backstage.field(room, "speaking_seq")).isEqualTo("2");
        }

        @Test
        void doesNotShowTheMutedTheAbsentAndThosePassedOver() {
            var room = backstage.room();
            var muted = identity();
            var deaf = identity();
            backstage.join(room, muted);
            backstage.join(room, deaf);
            backstage.bean(PresenceUpdate.class).run(room, muted, true, null);

            assertThat(speak(room, muted, true)).isEqualTo(PresenceSpeak.Result.SAME);
            assertThat(speak(room, identity(), true)).isEqualTo(PresenceSpeak.Result.SAME);
            assertThat(speak(room, identity(deaf.user()), true)).isEqualTo(PresenceSpeak.Result.SAME);
        }

        @Test
        void endsWithAMuteAndWithALeave() {
            var room = backstage.room();
            var ada = identity();
            var ben = identity();
            for (Identity identity : List.of(ada, ben)) {
                backstage.join(room, identity);
                speak(room, identity, true);
            }

            backstage.bean(PresenceUpdate.class).run(room, ada, true, null);
            backstage.bean(PresenceLeave.class).run(room, ben, LeaveReason.LEFT);

            assertThat(backstage.redis().members(new RoomKeys(room).speaking())).isEmpty();
        }

        private PresenceSpeak.Result speak(StreamId room, Identity identity, boolean speaking) {
            return speak.run(room, List.of(new Utterance(identity, speaking)));
        }
    }

    @Nested
    class Rename {
        private final PresenceRename rename = backstage.bean(PresenceRename.class);
        private final PresenceJson json = backstage.bean(PresenceJson.class);

        @Test
        void answersAllThatItsHeaderSays() {
            var room = backstage.room();
            var ada = identity();
            backstage.join(room, ada);

            assertThat(rename.run(room, ada, json.write("Grace"))).isInstanceOf(Alteration.Updated.class);
            assertThat(backstage.lastEvent(room)).contains("participant_updated", "\"displayName\":\"Grace\"");
            assertThat(rename.run(room, ada, json.write("Grace"))).isInstanceOf(Alteration.Unchanged.class);
            assertThat(rename.run(room, identity(ada.user()), json.write("X"))).isEqualTo(new Alteration.Replaced());
            assertThat(rename.run(room, identity(), json.write("X"))).isEqualTo(new Alteration.Gone());
            assertThat(backstage.field(room, "version")).isEqualTo("2");
            backstage.isConsistent(room);
        }

        @Test
        void takesNamesThatLookLikeJson() {
            var room = backstage.room();
            var ada = identity();
            backstage.join(room, ada);

            for (String name : List.of("\",\"role\":\"host\"", "\\", "%1 \"", "plain")) {
                rename.run(room, ada, json.write(name));
                assertThat(backstage.seats(room).getFirst().displayName()).isEqualTo(name);
                assertThat(backstage.seats(room).getFirst().role()).isEqualTo(Role.LISTENER);
            }
            backstage.isConsistent(room);
        }
    }
}
