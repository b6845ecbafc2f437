package earshot.bench.server;

import earshot.bench.process.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How Java programs are started, all with the options of the launcher. */
public final class Java {
    /** What a Micronaut HTTP server with JSON, and a signer of tokens, needs of the system's own libraries. */
    private static final Pattern BARE = Pattern.compile(
            "(micronaut-(aop|buffer-netty|context|context-propagation|core|core-reactive|http|http-netty|http-server"
                    + "|http-server-netty|inject|jackson-core|json-core|router|runtime|serde-api|serde-jackson|serde-support)-\\d"
                    + "|netty-|livekit-server-|java-jwt-|kotlin-stdlib-|protobuf-java-\\d|jackson-(annotations|core|databind)-|jakarta\\.|reactive-streams|reactor-core|slf4j-api|jspecify).*");

    /** The compilers have seen everything that is done for an event by then. */
    static final int WARM_UP_EVENTS = 6_000;

    private Java() {}

    /** A command that runs the given arguments. */
    public static List<String> command(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "@api/jvm.options"));
        command.addAll(List.of(arguments));
        return command;
    }

    /** The command of the launcher. */
    public static List<String> earshot() {
        return command("-XX:AOTCache=target/earshot.aot", "-jar", "target/earshot-api-0.1.0.jar");
    }

    /** Bytes on the heap of a Java process that are in use, after a full collection. */
    static long liveHeap(long pid) {
        String[] total = Program.output(
                        System.getProperty("java.home") + "/bin/jcmd", Long.toString(pid), "GC.class_histogram")
                .lines()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElseThrow()
                .split("\\s+");
        return Long.parseLong(total[2]);
    }

    /** A class path of {@code own} and a bare Micronaut. */
    public static String bareClassPath(String own) {
        try (var libraries = Files.list(Path.of("target/lib"))) {
            return own + ":"
                    + libraries
                            .filter(jar ->
                                    BARE.matcher(jar.getFileName().toString()).matches())
                            .map(Path::toString)
                            .sorted()
                            .collect(Collectors.joining(":"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
