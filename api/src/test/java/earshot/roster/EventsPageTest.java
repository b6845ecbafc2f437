package earshot.roster;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.testing.EventSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/events.md against its schema and against what the code sends. */
class EventsPageTest {
    private static final Pattern EXAMPLE = Pattern.compile("### ([a-z_]+)\n(?:(?!###).*\n)*?```json\n(.*)\n```");

    /** How the sources spell the type of an event that they send: in a script's {@code tell}, or in an envelope. */
    private static final Pattern SENT = Pattern.compile(
            "\\btell\\('([a-z_]+)'|\\\\?\"t\\\\?\":\\\\?\"([a-z_]+)\\\\?\"|envelope\\(\"([a-z_]+)\"|new MeSnapshot\\(1, \"([a-z_]+)\"");

    private final List<MatchResult> examples =
            EXAMPLE.matcher(read(Path.of("docs/events.md"))).results().toList();

    @Test
    void everyExampleIsWhatTheSchemaSays() {
        for (MatchResult example : examples) {
            assertThat(example.group(2)).contains("\"t\":\"" + example.group(1) + "\"");
            EventSchema.check(example.group(2));
        }
    }

    @Test
    void everyTypeOfTheSchemaHasAnExample() {
        assertThat(examples).extracting(example -> example.group(1)).containsAll(EventSchema.types());
    }

    @Test
    void everyTypeThatIsSentHasAnExample() {
        Set<String> sent = Stream.concat(sources("api/src/main/java", ".java"), sources("redis", ".lua"))
                .flatMap(source -> SENT.matcher(read(source)).results())
                .map(EventsPageTest::type)
                .collect(toCollection(TreeSet::new));

        assertThat(sent).contains("roster_snapshot", "participant_left", "bye", "session_revoked", "me_snapshot");
        assertThat(examples).extracting(example -> example.group(1)).containsAll(sent);
    }

    private static String type(MatchResult match) {
        return Stream.of(1, 2, 3, 4)
                .map(match::group)
                .filter(group -> group != null)
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Path> sources(String folder, String ending) {
        try {
            return Files.walk(Path.of(folder)).filter(path -> path.toString().endsWith(ending));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
