package earshot.bench.start;

import earshot.bench.process.Ports;
import earshot.bench.process.Program;
import earshot.bench.server.Earshot;
import earshot.bench.server.Http;
import earshot.bench.server.Idiomatic;
import earshot.bench.server.Java;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;

/**
 * A program that is started again and again.
 *
 * @param name of the row
 * @param command that starts it
 * @param environment what it is told by it
 * @param address where it listens
 * @param path what is asked for, to see that it serves
 * @param log where its output goes
 */
record Candidate(
        String name,
        List<String> command,
        Map<String, String> environment,
        InetSocketAddress address,
        String path,
        Path log) {
    /** The system on parts that are there, with one more option for its JVM. */
    static Candidate earshot(Path folder, Earshot parts, String option) {
        var address = Ports.freeAddress();
        Map<String, String> environment = new HashMap<>(parts.parts());
        environment.put("EARSHOT_PORT", Integer.toString(address.getPort()));
        environment.put("EARSHOT_DATA", folder.resolve("second").toString());
        environment.put("EARSHOT_LOGS", folder.resolve("second-logs").toString());
        return new Candidate(
                "Earshot, " + option,
                Java.command(option, "-jar", "target/earshot-api-0.1.0.jar"),
                environment,
                address,
                "/health/readiness",
                folder.resolve("second.log"));
    }

    /** A Micronaut with one endpoint, from archives as a cache needs them, and with its cache. */
    static Candidate bare(Path folder) {
        String archive = folder.resolve("bare.jar").toString();
        ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(System.out, System.err, "--create", "--file", archive, "-C", "target/bench-classes", ".");
        String cache = folder.resolve("bare.aot").toString();
        bare(folder, archive, "-XX:AOTCacheOutput=" + cache).start().close();
        return bare(folder, archive, "-XX:AOTCache=" + cache);
    }

    private static Candidate bare(Path folder, String archive, String option) {
        var address = Ports.freeAddress();
        List<String> command = Java.command(option);
        command.addAll(List.of(Idiomatic.arguments(archive, address)));
        return new Candidate(
                "bare Micronaut with its own cache", command, Map.of(), address, "/ready", folder.resolve("bare.log"));
    }

    /** Runs it until it serves. */
    Program start() {
        var http = new Http(address);
        return Program.start(name, command, environment, log).await(() -> http.isOk(path));
    }

    /** How long that takes; it is asked again every 10 ms. */
    double firstAnswerMs() {
        long begun = System.nanoTime();
        try (var started = start()) {
            return (System.nanoTime() - begun) / 1e6;
        }
    }
}
