package earshot.chaos;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** A line on loopback that can go dead: what is sent into it vanishes, and neither end is told. */
final class FaultProxy implements AutoCloseable {
    private final ServerSocket door;
    private final InetSocketAddress target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean dead;

    private FaultProxy(ServerSocket door, InetSocketAddress target) {
        this.door = door;
        this.target = target;
    }

    /** A line to a port of this machine. */
    static FaultProxy to(int port) {
        try {
            var loopback = InetAddress.getLoopbackAddress();
            var proxy = new FaultProxy(new ServerSocket(0, 1000, loopback), new InetSocketAddress(loopback, port));
            Thread.startVirtualThread(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return door.getLocalPort();
    }

    /** From now on nothing comes through, in either direction; connections stay open. */
    void die() {
        dead = true;
    }

    /** Whether {@link #die} was called. */
    boolean isDead() {
        return dead;
    }

    @Override
    public void close() {
        shut(door);
        sockets.forEach(FaultProxy::shut);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                Thread.startVirtualThread(() -> relay(client));
            }
        } catch (IOException closed) {
            // the end
        }
    }

    private void relay(Socket client) {
        try (client;
                var server = new Socket(target.getAddress(), target.getPort())) {
            sockets.add(client);
            sockets.add(server);
            var ended = new CountDownLatch(1);
            Thread.startVirtualThread(() -> pump(client, server, ended));
            Thread.startVirtualThread(() -> pump(server, client, ended));
            ended.await();
            sockets.remove(client);
            sockets.remove(server);
        } catch (IOException refused) {
            // closed for the client as well
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pump(Socket from, Socket to, CountDownLatch ended) {
        var bytes = new byte[16 * 1024];
        try {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                if (!dead) {
                    out.write(bytes, 0, read);
                }
            }
        } catch (IOException cut) {
            // as if it had ended
        } finally {
            if (!dead) {
                ended.countDown();
            }
        }
    }

    private static void shut(Closeable line) {
        try {
            line.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
