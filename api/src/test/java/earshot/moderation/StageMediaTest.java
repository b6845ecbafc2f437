package earshot.moderation;

import static earshot.presence.House.path;
import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.presence.House;
import earshot.testing.Answer;
import earshot.testing.Client;
import earshot.testing.MediaClient;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** On a stage, at a real SFU: who is heard before the host has accepted a hand, and after. */
class StageMediaTest {
    @Test
    void aListenerIsHeardByNobodyUntilTheHandIsAccepted() {
        try (var house = House.of(2, Map.of())) {
            var room = Stagehands.open(house);
            room.set("stage", 0);
            Client ada = room.person("Ada");
            Answer host = room.join(room.host()).is(200);
            Answer listener = room.join(ada).is(200);
            String hosts = host.at("/identity").asText();
            String adas = listener.at("/identity").asText();
            try (var ear = connect(room.join(room.guest("Ben")).is(200));
                    var control = connect(host);
                    var mouth = connect(listener)) {
                control.publish("tone");
                mouth.publish("tone");
                eventually("the host is heard", Duration.ofSeconds(20), () -> ear.audibleMs(hosts) > 2000);
                assertThat(ear.audibleMs(adas)).isZero();

                ada.post(path(room.id(), "hands"), "{}").is(200);
                room.host()
                        .post(path(room.id(), "hands/" + Stagehands.user(ada) + "/accept"), "{}")
                        .is(200);
                eventually("the new speaker is heard", Duration.ofSeconds(20), () -> isHeard(mouth, ear, adas));
            }
        }
    }

    /** The SFU learns of the new permission a moment after the answer, so the client tries again until it may publish. */
    private static boolean isHeard(MediaClient mouth, MediaClient ear, String identity) {
        if (!mouth.hasSaid("published")) {
            mouth.publish("tone");
        }
        return ear.audibleMs(identity) > 500;
    }

    private static MediaClient connect(Answer joined) {
        return MediaClient.connected(
                joined.at("/sfu/url").asText(), joined.at("/sfu/token").asText());
    }
}
