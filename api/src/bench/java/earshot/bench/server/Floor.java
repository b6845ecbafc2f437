package earshot.bench.server;

import earshot.bench.process.Ports;
import earshot.bench.process.Program;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One {@code send()} per reader and event, in C, and nothing else: {@code api/src/bench/c/floor.c}. */
public final class Floor implements Broadcaster {
    private static final String SOURCE = "api/src/bench/c/floor.c";

    private final InetSocketAddress address = Ports.freeAddress();
    private final Program program;
    private final Sent sent = new Sent();

    /** Compiles and starts it. */
    public Floor(Path folder) {
        Path binary = folder.resolve("floor");
        Program.run("gcc", "-O2", "-Wall", "-o", binary.toString(), SOURCE);
        program = Program.start(
                        name(),
                        List.of(binary.toString(), Integer.toString(address.getPort())),
                        Map.of(),
                        folder.resolve("floor.log"))
                .await(() -> Ports.taken(address));
    }

    @Override
    public String name() {
        return "send() in C";
    }

    @Override
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public String request() {
        return "GET / HTTP/1.1\r\nHost: floor\r\n\r\n";
    }

    @Override
    public int opening() {
        return 0;
    }

    @Override
    public int warmUpEvents() {
        return 20;
    }

    /** The same bytes on the wire as the system's, but for the event's id. */
    @Override
    public void publish(byte[] event) {
        sent.add(event);
        String text = "id: 0000000000000000-000000\ndata: " + new String(event, StandardCharsets.UTF_8) + "\n\n";
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        var wire = new ByteArrayOutputStream();
        wire.writeBytes((Integer.toHexString(body.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        wire.writeBytes(body);
        wire.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        try {
            program.input()
                    .write(ByteBuffer.allocate(4 + wire.size())
                            .putInt(wire.size())
                            .put(wire.toByteArray())
                            .array());
            program.input().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
