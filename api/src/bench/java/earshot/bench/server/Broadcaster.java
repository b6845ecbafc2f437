package earshot.bench.server;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Stream;

/** A server that sends what happens to everybody who listens. */
public interface Broadcaster extends AutoCloseable {
    String name();

    InetSocketAddress address();

    /** What a reader asks for. */
    String request();

    /** How many events a reader gets before the first that is sent to all. */
    int opening();

    /** How many events it needs to run as it does after an hour. */
    int warmUpEvents();

    /** Makes the next event happen; {@code event} is what it should tell, where the server does not make events of its own. */
    void publish(byte[] event);

    /**
     * Looks whether readers were sent what happened since the last call.
     *
     * @throws earshot.bench.reader.WrongBytesException when not
     */
    void check(List<byte[]> read);

    /** The processes whose work it is. */
    Stream<ProcessHandle> workers();

    @Override
    void close();
}
