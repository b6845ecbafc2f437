package earshot.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The table of docs/access.md.
 *
 * @param rows operation to what each actor is answered, in the order of {@link Actor}
 */
record AccessTable(Map<String, List<String>> rows) {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Za-z]+)` \\|(.+)\\|$");

    static AccessTable read() {
        try {
            return new AccessTable(ROW.matcher(Files.readString(Path.of("docs/access.md")))
                    .results()
                    .collect(Collectors.toMap(row -> row.group(1), row -> Arrays.stream(
                                    row.group(2).split("\\|"))
                            .map(String::strip)
                            .toList())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the actor is answered: {@code 2xx}, or a status. */
    String expected(Operation operation, Actor actor) {
        return rows.get(operation.id()).get(actor.ordinal());
    }

    /** What the actor is answered about a private stream of the host: to all others it does not exist. */
    String expectedOfPrivate(Operation operation, Actor actor) {
        String usual = expected(operation, actor);
        return actor == Actor.HOST || usual.equals("401") ? usual : "404";
    }
}
