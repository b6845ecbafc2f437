package earshot.moderation;

import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.presence.House;
import earshot.room.Identity;
import earshot.room.StreamId;
import earshot.sfu.SfuRooms;
import earshot.testing.Answer;
import earshot.testing.Client;
import earshot.testing.EventReader;
import earshot.testing.MediaClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the others hear of somebody who was muted and does not play along: clients that publish whatever they like, beside somebody whom the
 * same listener must hear in the same run. The host's node is another than everybody else's.
 */
class SilenceTest {
    private static final Logger LOG = LoggerFactory.getLogger(SilenceTest.class);
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int MUTES = 20;

    private static House house;

    private final Stagehands room = Stagehands.open(house);

    @BeforeAll
    static void start() {
        // Nobody's tab beats here.
        house = House.of(
                2,
                Map.of(
                        "earshot.presence.lease",
                        "2m",
                        "earshot.presence.reconnecting-after",
                        "1m",
                        "earshot.presence.sweep-gap",
                        "2m",
                        "earshot.reconcile.interval",
                        "1s",
                        "earshot.presence.joins-per-minute",
                        1000,
                        "earshot.actions.per-minute",
                        1000));
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    @Test
    void nobodyHearsAMutedPersonWhateverTheirClientDoes() {
        Client eve = room.person("Eve");
        Answer before = room.join(eve).is(200);
        try (var speaker = connect(room.join(room.host()));
                var listener = connect(room.join(room.guest("Ben")));
                var first = connect(before)) {
            speaker.publish("tone");
            first.publish("tone");
            String host = room.seat(room.host()).identity().toString();
            eventually(
                    "both are heard",
                    LIMIT,
                    () -> listener.audibleMs(identity(before)) > 300 && listener.audibleMs(host) > 300);

            room.post(room.host(), eve, "mute").is(200);
            awaitSilence(listener, identity(before));
            long heardOfEve = listener.audibleMs(identity(before));
            long heardOfHost = listener.audibleMs(host);

            first.publish("tone");
            Answer rejoined = room.join(eve).is(200);
            Answer secondTab = room.join(eve.at(house.node(0))).is(200);
            try (var again = MediaClient.connect(url(rejoined), token(rejoined));
                    var other = MediaClient.connect(url(secondTab), token(secondTab));
                    var old = MediaClient.connect(url(before), token(before))) {
                List.of(again, other, old).forEach(client -> {
                    if (client.isLetIn()) {
                        client.publish("tone");
                    }
                });
                eventually(
                        "the host is heard for 5 s more", LIMIT, () -> listener.audibleMs(host) > heardOfHost + 5000);
            }
            assertThat(listener.audibleMs(identity(before))).isEqualTo(heardOfEve);
            assertThat(listener.audibleMs(identity(rejoined))).isZero();
            assertThat(listener.audibleMs(identity(secondTab))).isZero();
        }
    }

    @Test
    @Tag("alone")
    void aMuteIsHeardAndSeenInTime() {
        Client ada = room.person("Ada");
        Answer joined = room.join(ada).is(200);
        List<Long> sound = new ArrayList<>();
        List<Long> roster = new ArrayList<>();
        try (var listener = connect(room.join(room.guest("Ben")));
                var speaker = connect(joined);
                var events = EventReader.open(
                        house.node(1).uri().resolve("/api/voice/streams/" + room.id() + "/events"), Map.of())) {
            for (int i = 0; i < MUTES; i++) {
                long heard = listener.audibleMs(identity(joined));
                speaker.publish("tone");
                eventually("Ada is heard", LIMIT, () -> listener.audibleMs(identity(joined)) > heard + 200);
                long command = System.currentTimeMillis();
                room.post(room.host(), ada, "mute").is(200);
                events.next(
                        event -> event.is("participant_updated") && event.data().contains("\"serverMuted\":true"));
                roster.add(System.currentTimeMillis() - command);
                awaitSilence(listener, identity(joined));
                sound.add(Math.max(0, listener.lastAudibleAt(identity(joined)) - command));
                room.delete(room.host(), ada, "mute").is(200);
                awaitPermission(joined);
            }
        }
        LOG.warn("from the command to the last sound: {} ms; to the roster: {} ms", sorted(sound), sorted(roster));
        assertThat(p95(sound)).isLessThanOrEqualTo(limit());
        assertThat(p95(roster)).isLessThanOrEqualTo(limit());
    }

    @Test
    void aDeafenedPersonHearsNobody() {
        Client eve = room.person("Eve");
        Answer joined = room.join(eve).is(200);
        try (var speaker = connect(room.join(room.host()));
                var control = connect(room.join(room.guest("Ben")));
                var deafened = connect(joined)) {
            speaker.publish("tone");
            String host = room.seat(room.host()).identity().toString();
            eventually("the host is heard", LIMIT, () -> deafened.audibleMs(host) > 300);
            room.post(room.host(), eve, "deafen").is(200);
            awaitSilence(deafened, host);
            long heard = deafened.audibleMs(host);
            long others = control.audibleMs(host);
            eventually("the others hear on", LIMIT, () -> control.audibleMs(host) > others + 2000);
            assertThat(deafened.audibleMs(host)).isEqualTo(heard);
        }
    }

    /** On a machine that does much else the figures are those of the machine. */
    private static long limit() {
        return Long.getLong("earshot.mute-limit-ms", 1000);
    }

    private static void awaitSilence(MediaClient listener, String identity) {
        eventually("it is quiet for half a second", LIMIT, () -> {
            long last = listener.lastAudibleAt(identity);
            return last > 0 && System.currentTimeMillis() - last > 500;
        });
    }

    private void awaitPermission(Answer joined) {
        var who = Identity.parse(identity(joined)).orElseThrow();
        eventually("the SFU lets Ada speak again", LIMIT, () -> house.node(0)
                .bean(SfuRooms.class)
                .participant(new StreamId(room.id()), who)
                .filter(participant -> participant.permission().maySpeak())
                .isPresent());
    }

    private static long p95(List<Long> figures) {
        return sorted(figures).get((int) Math.ceil(figures.size() * 0.95) - 1);
    }

    private static List<Long> sorted(List<Long> figures) {
        List<Long> sorted = new ArrayList<>(figures);
        Collections.sort(sorted);
        return sorted;
    }

    private static MediaClient connect(Answer joined) {
        return MediaClient.connected(url(joined.is(200)), token(joined));
    }

    private static String identity(Answer joined) {
        return joined.at("/identity").asText();
    }

    private static String url(Answer joined) {
        return joined.at("/sfu/url").asText();
    }

    private static String token(Answer joined) {
        return joined.at("/sfu/token").asText();
    }
}
