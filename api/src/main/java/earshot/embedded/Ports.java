package earshot.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;

/** TCP ports of this machine. */
final class Ports {
    private Ports() {}

    /** The wanted port if it is free on the loopback address, any free one for 0. Throws a refusal that names {@code setting}. */
    static int choose(int wanted, String setting) {
        requireFree("127.0.0.1", wanted, setting);
        if (wanted != 0) {
            return wanted;
        }
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Throws a refusal that names the port, who holds it if that can be known, and {@code setting}. */
    static void requireFree(String host, int port, String setting) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            String holder = holder(port).map(by -> " by " + by).orElse("");
            throw new StartRefused(
                    "port %d is in use%s: end that, or set %s to another port".formatted(port, holder, setting), e);
        }
    }

    private static Optional<String> holder(int port) {
        return PortHolder.of(port);
    }
}
