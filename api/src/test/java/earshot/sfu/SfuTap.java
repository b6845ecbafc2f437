package earshot.sfu;

import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import earshot.room.Permission;
import earshot.room.StreamId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import livekit.LivekitRoom.RoomParticipantIdentity;
import livekit.LivekitRoom.UpdateParticipantRequest;

/** Stands before a real SFU's API, passes every call on, and remembers what was ordered of participants, in order. */
public final class SfuTap implements AutoCloseable {
    private static final String SERVICE = "/twirp/livekit.RoomService/";

    private final URI sfu;
    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Order> orders = new CopyOnWriteArrayList<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    private SfuTap(URI sfu, HttpServer server) {
        this.sfu = sfu;
        this.server = server;
    }

    /** What the SFU answered to have done. */
    public sealed interface Order {
        /** Whose connection it concerns. */
        String name();

        /** All that it may do was set. */
        record Permit(String name, Permission permission) implements Order {}

        /** It was disconnected. */
        record Remove(String name) implements Order {}
    }

    /** Before the SFU at {@code url}, {@code ws://}. */
    public static SfuTap before(String url) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
            var tap = new SfuTap(URI.create(url.replaceFirst("^ws", "http")), server);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", tap::pass);
            server.start();
            return tap;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address to give to a node as its SFU's. */
    public String url() {
        return "ws://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What was ordered of whoever has this name, in order. */
    public List<Order> ordered(String name) {
        return orders.stream().filter(order -> order.name().equals(name)).toList();
    }

    /** From now on every call that names the room fails, as by a fault of the SFU. */
    public void refuse(StreamId room) {
        refused.add(room.value());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (refused.stream().anyMatch(new String(body, StandardCharsets.ISO_8859_1)::contains)) {
                exchange.sendResponseHeaders(500, -1);
                return;
            }
            var headers = exchange.getRequestHeaders();
            var answer = http.send(
                    HttpRequest.newBuilder(sfu.resolve(exchange.getRequestURI().getPath()))
                            .header("Authorization", headers.getFirst("Authorization"))
                            .header("Content-Type", headers.getFirst("Content-Type"))
                            .POST(BodyPublishers.ofByteArray(body))
                            .build(),
                    BodyHandlers.ofByteArray());
            if (answer.statusCode() == 200) {
                note(exchange.getRequestURI().getPath(), body);
            }
            answer.headers().firstValue("Content-Type").ifPresent(type -> exchange.getResponseHeaders()
                    .set("Content-Type", type));
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void note(String path, byte[] body) throws InvalidProtocolBufferException {
        switch (path) {
            case SERVICE + "UpdateParticipant" -> {
                var request = UpdateParticipantRequest.parseFrom(body);
                orders.add(new Order.Permit(request.getIdentity(), SfuWords.permission(request.getPermission())));
            }
            case SERVICE + "RemoveParticipant" ->
                orders.add(
                        new Order.Remove(RoomParticipantIdentity.parseFrom(body).getIdentity()));
            default -> {}
        }
    }
}
