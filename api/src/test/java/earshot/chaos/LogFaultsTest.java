package earshot.chaos;

import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import earshot.testing.Client;
import earshot.testing.LiveStream;
import earshot.testing.TestFolder;
import earshot.testing.Together;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The disk that the logs are written to is full: each file is the device that has never any room. */
@Tag("chaos")
class LogFaultsTest {
    private static final Path FULL = Path.of("/dev/full");

    private Site site;

    @BeforeEach
    void open() {
        assumeTrue(Files.isWritable(FULL), "this machine has no /dev/full to write to");
        site = Site.open(Map.of("EARSHOT_LOGS", fullFolder().toString()));
    }

    @AfterEach
    void close() {
        if (site != null) {
            site.close();
        }
    }

    @Test
    void joinsGoOnAndWhatWasDoneToPeopleIsOnRecord() {
        var host = Client.of(site.node(0).uri()).signUp("Host");
        String stream = LiveStream.of(host, 500, 500);
        var viewers = site.watch(20, List.of(stream));
        var people = site.guests(100, List.of(stream));
        assertThat(Together.each(people, Person::join)).containsOnly(200);

        List<Integer> answers = Together.each(people, person -> host.post(mute(person), "{\"reason\":\"noise\"}")
                .status());
        try (var churn = Churn.of(people, 20, Report.seed())) {
            long start = System.nanoTime();
            eventually(
                    "joins go on",
                    Duration.ofSeconds(30),
                    () -> churn.joinsSince(start).size() > 100);
            churn.settle();
            new Oracle(site).agreed(List.of(stream), Duration.ofSeconds(10));
            var joins = churn.joinsSince(start);
            assertThat(Churn.answers(joins)).containsOnlyKeys(200);

            double dropped = site.metric("earshot_log_dropped_total");
            assertThat(dropped).as("lines that were dropped").isPositive();
            assertThat(answers).containsOnly(200);
            assertThat(site.rows("SELECT FROM voice_audit WHERE action = 'mute' AND result = 'accepted'"))
                    .isEqualTo(answers.size());
            assertThat(viewers).allMatch(viewer -> viewer.connections() == 1);
            Report.row(
                    "log disk full",
                    "%d joins, none failed; %.0f lines dropped; %d of %d mutes in the audit"
                            .formatted(joins.size(), dropped, answers.size(), answers.size()));
        }
    }

    private static String mute(Person person) {
        return "/api/voice/streams/" + person.stream() + "/participants/" + person.userId() + "/mute";
    }

    private static Path fullFolder() {
        try {
            Path folder = TestFolder.make("earshot-full");
            for (String log : List.of("api", "events", "audit", "gui", "sfu")) {
                Files.createSymbolicLink(folder.resolve("voice-" + log + ".log"), FULL);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
