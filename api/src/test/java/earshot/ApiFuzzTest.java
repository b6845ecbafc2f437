package earshot;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.testing.LiveKit;
import earshot.testing.Node;
import earshot.testing.PythonTools;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Generated requests, valid and not, to every operation that the API describes, as host, user, guest and nobody: none is answered with a 5xx
 * or an internal name, none contradicts the description, and most operations are really reached.
 */
class ApiFuzzTest {
    private static final List<String> LIMITS = List.of(
            "earshot.account.limits.passwords-per-name",
            "earshot.account.limits.passwords-per-address",
            "earshot.account.limits.sign-ups-per-address",
            "earshot.account.limits.guests-per-address",
            "earshot.account.limits.client-logs-per-address",
            "earshot.settings.writes-per-minute",
            "earshot.actions.per-minute",
            "earshot.reports.per-hour",
            "earshot.stream.made-per-host");

    /** The same requests every time, so that a change is judged by itself; the long run tries others. */
    @Test
    void generatedRequestsFindNoFault() throws IOException {
        run(15, 1);
    }

    @Test
    @Tag("full")
    void manyGeneratedRequestsFindNoFault() throws IOException {
        run(300, System.currentTimeMillis());
    }

    private static void run(int casesPerOperation, long seed) throws IOException {
        try (var sfu = LiveKit.start();
                var node = Node.start(settings(sfu))) {
            List<String> command = new ArrayList<>(PythonTools.command("fuzz_api.py"));
            command.addAll(List.of(
                    node.uri().toString(),
                    "--cases",
                    Integer.toString(casesPerOperation),
                    "--seed",
                    Long.toString(seed)));
            var fuzz = new ProcessBuilder(command).redirectErrorStream(true).start();
            // Read here, for a child that writes to the test JVM's own output is not heard.
            String report = fuzz.inputReader().readAllAsString();
            assertThat(fuzz.onExit().join().exitValue()).as(report).isZero();
        }
    }

    private static Map<String, Object> settings(LiveKit sfu) {
        Map<String, Object> settings = new HashMap<>(sfu.settings());
        LIMITS.forEach(limit -> settings.put(limit, 1_000_000));
        return settings;
    }
}
