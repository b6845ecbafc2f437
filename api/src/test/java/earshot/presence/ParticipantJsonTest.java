package earshot.presence;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.room.Identity;
import earshot.room.MediaState;
import earshot.room.Participant;
import earshot.room.ParticipantFlags;
import earshot.room.Presence;
import earshot.room.Role;
import earshot.room.SessionId;
import earshot.room.UserId;
import io.micronaut.serde.ObjectMapper;
import org.junit.jupiter.api.Test;

/** The scripts cut participants' JSON with patterns, so its text is fixed to the letter. */
class ParticipantJsonTest {
    private static final String USER = "01890000-0000-7000-8000-000000000001";
    private static final String SESSION = "01890000-0000-7000-8000-000000000002";

    private final PresenceJson json = new PresenceJson(ObjectMapper.getDefault());

    @Test
    void hasItsFieldsInTheOrderThatTheScriptsRelyOn() {
        var participant = participant("Ada \"version\":1} \\ ü");

        assertThat(json.write(participant))
                .isEqualTo("{\"userId\":\"" + USER + "\",\"sessionId\":\"" + SESSION + "\",\"identity\":\"" + USER + "."
                        + SESSION + "\",\"displayName\":\"Ada \\\"version\\\":1} \\\\ ü\",\"role\":\"listener\","
                        + "\"guest\":true,\"selfMuted\":true,\"selfDeafened\":false,\"serverMuted\":false,"
                        + "\"serverDeafened\":false,\"suppressed\":false,\"media\":\"none\",\"presence\":\"present\","
                        + "\"joinedAt\":0,\"version\":0}");
    }

    @Test
    void isReadAsItWasWritten() {
        var participant = participant("Ada");

        assertThat(json.participant(json.write(participant)).participant()).isEqualTo(participant);
    }

    private static Participant participant(String displayName) {
        return new Participant(
                new Identity(new UserId(USER), new SessionId(SESSION)),
                displayName,
                Role.LISTENER,
                true,
                ParticipantFlags.NONE.withSelf(true, false),
                MediaState.NONE,
                Presence.PRESENT,
                0,
                0);
    }
}
