package earshot.embedded;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who listens on a port, asked of the tools that the machine may have. */
final class PortHolder {
    private static final Pattern SS = Pattern.compile("users:\\(\\(\"([^\"]+)\",pid=(\\d+)");
    private static final Pattern LSOF = Pattern.compile("(?s)p(\\d+)\\R.*?c(\\S+)");

    private PortHolder() {}

    /** Such as {@code java (process 4711)}; empty when no tool knows. */
    static Optional<String> of(int port) {
        return ask(List.of("ss", "-ltnpH", "sport = :" + port), SS, 1, 2)
                .or(() -> ask(List.of("lsof", "-nP", "-iTCP:" + port, "-sTCP:LISTEN", "-Fpc"), LSOF, 2, 1));
    }

    private static Optional<String> ask(List<String> command, Pattern answer, int name, int process) {
        try {
            var asked = new ProcessBuilder(command).redirectErrorStream(true).start();
            Matcher match = answer.matcher(
                    new String(asked.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
            return match.find()
                    ? Optional.of(match.group(name) + " (process " + match.group(process) + ")")
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
