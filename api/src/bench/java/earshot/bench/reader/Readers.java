package earshot.bench.reader;

import earshot.bench.process.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** The readers of one server's stream, from their connecting to their leaving. */
public final class Readers implements AutoCloseable {
    /** Connections begun and not yet made; more would overflow a server's queue. */
    private static final int USUALLY_AT_ONCE = 100;

    private static final Duration OPENING = Duration.ofSeconds(120);

    private final InetSocketAddress server;
    private final byte[] request;
    private final int count;
    private final int atOnce;
    private final Selector selector;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
    private final byte[] bytes = new byte[1 << 16];
    private final List<Reader> readers = new ArrayList<>();
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private Transcript transcript = new Transcript();
    private int connecting;
    private volatile int connected;
    private volatile long deliveries;
    private Latencies latencies = Latencies.none();
    private volatile boolean closed;
    private volatile @Nullable RuntimeException failure;

    private Readers(InetSocketAddress server, String request, int count, int atOnce) throws IOException {
        this.atOnce = atOnce;
        this.server = server;
        this.request = request.getBytes();
        this.count = count;
        this.selector = Selector.open();
    }

    /**
     * Connects readers and waits until each has read the opening.
     *
     * @param request what each sends
     * @param opening how many events the opening has, the same for all
     */
    public static Readers open(InetSocketAddress server, String request, int count, int opening) {
        return open(server, request, count, opening, USUALLY_AT_ONCE);
    }

    /**
     * The same, with that many at once on the way in.
     *
     * @param atOnce connections begun and not yet made
     */
    public static Readers open(InetSocketAddress server, String request, int count, int opening, int atOnce) {
        try {
            var readers = new Readers(server, request, count, atOnce);
            Thread.ofPlatform().name("readers").daemon().start(readers::loop);
            readers.await("all are connected and opened", OPENING, (long) opening * count);
            return readers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets the opening: what is read from now on counts, and how late it is. */
    public void expect(Latencies measured) {
        tasks.add(() -> {
            transcript = new Transcript();
            readers.forEach(Reader::restart);
            latencies = measured;
            deliveries = 0;
        });
        selector.wakeup();
        Wait.until("the opening is forgotten", OPENING, tasks::isEmpty);
    }

    /** Waits until all readers together have read that many events; more are a failure. */
    public void await(String what, Duration limit, long events) {
        Wait.until(what, limit, () -> {
            check();
            return connected == count && deliveries >= events;
        });
        if (deliveries > events) {
            throw new WrongBytesException(deliveries + " events were read, only " + events + " were sent");
        }
    }

    /** Throws when somebody read something wrong. */
    public void check() {
        if (failure != null) {
            throw failure;
        }
    }

    /** What each has read since {@link #expect}. */
    public List<byte[]> events() {
        return transcript.events();
    }

    int match(int at, byte[] in, int from, int to) {
        return transcript.match(at, in, from, to);
    }

    void read(int at, byte[] event) {
        transcript.read(at, event);
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // written by the one thread of the loop
    void delivered(int event) {
        latencies.delivered(event);
        deliveries++;
    }

    /** Disconnects at once, so that no port is kept waiting. */
    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        Wait.until("all have left", OPENING, () -> !selector.isOpen());
    }

    private void loop() {
        try (selector) {
            while (!closed) {
                connectMore();
                selector.select(this::ready);
                for (Runnable task = tasks.peek(); task != null; task = tasks.peek()) {
                    task.run();
                    tasks.remove();
                }
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
        } catch (IOException e) {
            failure = new UncheckedIOException(e);
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private void connectMore() throws IOException {
        while (readers.size() < count && connecting < atOnce) {
            var channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            var reader = new Reader(this);
            readers.add(reader);
            connecting++;
            channel.register(selector, SelectionKey.OP_CONNECT, reader);
            channel.connect(server);
        }
    }

    private void ready(SelectionKey key) {
        try {
            var channel = (SocketChannel) key.channel();
            if (key.isConnectable()) {
                channel.finishConnect();
                channel.write(ByteBuffer.wrap(request));
                key.interestOps(SelectionKey.OP_READ);
            } else {
                read(channel, (Reader) key.attachment());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A reader has got the response's head: the server knows it. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // written by the one thread of the loop
    void answered() {
        connecting--;
        connected++;
    }

    private void read(SocketChannel channel, Reader reader) throws IOException {
        buffer.clear();
        int length = channel.read(buffer);
        if (length < 0) {
            throw new WrongBytesException("the server closed a stream; " + connected + " were open");
        }
        buffer.flip().get(bytes, 0, length);
        latencies.now();
        try {
            reader.take(bytes, 0, length);
        } catch (ComeBackException e) {
            readers.remove(reader);
            connecting--;
            channel.close();
        }
    }
}
