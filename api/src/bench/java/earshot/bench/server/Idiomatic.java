package earshot.bench.server;

import earshot.bench.process.Ports;
import earshot.bench.process.Program;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Micronaut as its guide has it: {@link earshot.bench.idiomatic.RosterController}. */
public final class Idiomatic implements Broadcaster {
    private final InetSocketAddress address = Ports.freeAddress();
    private final Program program;
    private final Http http = new Http(address);
    private final Sent sent = new Sent();

    public Idiomatic(Path folder) {
        program = Program.start(
                        name(),
                        Java.command(arguments("target/bench-classes", address)),
                        Map.of(),
                        folder.resolve("idiomatic.log"))
                .await(() -> Ports.taken(address));
    }

    /** What its JVM is told, with {@code own} in place of the folder of its classes. */
    public static String[] arguments(String own, InetSocketAddress address) {
        return new String[] {
            "-cp",
            Java.bareClassPath(own),
            "-Dmicronaut.server.port=" + address.getPort(),
            "-Dmicronaut.server.host=127.0.0.1",
            "-Dmicronaut.netty.event-loops.default.prefer-native-transport=true",
            "-Dmicronaut.netty.event-loops.parent.prefer-native-transport=true",
            "-Dmicronaut.serde.serialization.inclusion=ALWAYS",
            "earshot.bench.idiomatic.Application"
        };
    }

    @Override
    public String name() {
        return "Micronaut Publisher<Event<T>>";
    }

    @Override
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public String request() {
        return "GET /events HTTP/1.1\r\nHost: idiomatic\r\nAccept: text/event-stream\r\n\r\n";
    }

    /** Micronaut sends no head before a first event. */
    @Override
    public int opening() {
        return 1;
    }

    @Override
    public int warmUpEvents() {
        return Java.WARM_UP_EVENTS;
    }

    @Override
    public void publish(byte[] event) {
        sent.add(event);
        http.post("/events", new String(event, StandardCharsets.UTF_8));
    }

    @Override
    public void check(List<byte[]> read) {
        sent.check(read);
    }

    @Override
    public Stream<ProcessHandle> workers() {
        return program.family();
    }

    @Override
    public void close() {
        program.close();
    }
}
