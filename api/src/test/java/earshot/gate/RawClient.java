package earshot.gate;

import earshot.testing.Node;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A client that writes bytes of its own making to a connection and reads what comes back. */
final class RawClient implements AutoCloseable {
    private static final int PATIENCE_MS = 5000;

    private final Socket socket;

    private RawClient(Socket socket) {
        this.socket = socket;
    }

    static RawClient to(Node node) {
        return to(node.uri());
    }

    static RawClient to(URI server) {
        try {
            var socket = new Socket(server.getHost(), server.getPort());
            socket.setSoTimeout(PATIENCE_MS);
            return new RawClient(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A client that has asked for a WebSocket at {@code target}, with {@code headers}, each ended by CRLF, beside what one needs. */
    static RawClient knocking(Node node, String target, String... headers) {
        return to(node).send(upgrade(target, headers));
    }

    static String upgrade(String target, String... headers) {
        return """
                GET %s HTTP/1.1\r
                Host: earshot.test\r
                Connection: Upgrade\r
                Upgrade: websocket\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                %s\r
                """.formatted(target, String.join("", headers));
    }

    RawClient send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            return this;
        } catch (SocketException e) {
            return this; // the other side has hung up, which reading tells
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The head of the next answer, up to its empty line; what came before the end where the connection ends. */
    String head() {
        var read = new ByteArrayOutputStream();
        try {
            InputStream in = socket.getInputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                read.write(next);
                if (read.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                    break;
                }
            }
        } catch (SocketException e) {
            // reset: the end
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read.toString(StandardCharsets.ISO_8859_1);
    }

    /** The next byte; -1 where the connection ends. */
    int next() {
        try {
            return socket.getInputStream().read();
        } catch (SocketException e) {
            return -1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The status of the next answer; 0 where the connection ends without one. */
    int status() {
        String head = head();
        return head.startsWith("HTTP/1.1 ") ? Integer.parseInt(head.substring(9, 12)) : 0;
    }

    /** The next bytes, fewer where the connection ends. */
    String read(int count) {
        try {
            return new String(socket.getInputStream().readNBytes(count), StandardCharsets.ISO_8859_1);
        } catch (SocketException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything until the connection ends. */
    String rest() {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (SocketException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the connection has ended, waiting for that up to the patience. */
    boolean ends() {
        try {
            InputStream in = socket.getInputStream();
            while (in.read() >= 0) {
                // whatever is still said
            }
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (SocketException e) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Socket socket() {
        return socket;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
