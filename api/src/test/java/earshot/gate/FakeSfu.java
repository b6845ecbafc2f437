package earshot.gate;

import earshot.testing.LiveKit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Stands where the SFU would and shows what reaches it, byte by byte. Its API says yes to everything, so that rooms can be joined; every
 * other request is left to the test.
 */
final class FakeSfu implements AutoCloseable {
    /** The answer to an upgrade. */
    static final String OPENED = """
            HTTP/1.1 101 Switching Protocols\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r
            Set-Cookie: sfu=1\r
            \r
            """;

    private final ServerSocket server;
    private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();

    FakeSfu() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    /** The settings of a node that takes this for its SFU. */
    Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("earshot.sfu.url", "ws://127.0.0.1:" + server.getLocalPort());
        settings.put("earshot.sfu.api-key", LiveKit.API_KEY);
        settings.put("earshot.sfu.api-secret", LiveKit.API_SECRET);
        return settings;
    }

    /** The next request. */
    Call next() {
        try {
            var call = calls.poll(5, TimeUnit.SECONDS);
            if (call == null) {
                throw new AssertionError("nothing reached the SFU");
            }
            return call;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether nothing has come that no test took. */
    boolean isQuiet() {
        return calls.isEmpty();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (true) {
            try {
                var socket = server.accept();
                Thread.startVirtualThread(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try {
            String head = head(socket);
            while (head.startsWith("POST /twirp/")) {
                socket.getInputStream().readNBytes(length(head));
                write(socket, "HTTP/1.1 200 OK\r\nContent-Type: application/protobuf\r\nContent-Length: 0\r\n\r\n");
                head = head(socket);
            }
            if (head.isEmpty()) {
                socket.close();
            } else {
                calls.add(new Call(head, socket));
            }
        } catch (IOException e) {
            // the caller has gone
        }
    }

    private static String head(Socket socket) throws IOException {
        var read = new ByteArrayOutputStream();
        for (int next = socket.getInputStream().read();
                next >= 0;
                next = socket.getInputStream().read()) {
            read.write(next);
            if (next == '\n' && read.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                break;
            }
        }
        return read.toString(StandardCharsets.ISO_8859_1);
    }

    private static int length(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
    }

    private static void write(Socket socket, String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A request that waits for what the test answers.
     *
     * @param head up to its empty line
     * @param socket behind the head
     */
    record Call(String head, Socket socket) {
        Call answer(String text) {
            write(socket, text);
            return this;
        }

        /** Answers an upgrade. */
        Call open() {
            return answer(OPENED);
        }

        /** The next bytes that come. */
        String read(int count) {
            try {
                return new String(socket.getInputStream().readNBytes(count), StandardCharsets.ISO_8859_1);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
