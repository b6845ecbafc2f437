package earshot.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One browser's worth of HTTP: keeps the cookies it is given and says that it is on the node's own page. */
public final class Client {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String SESSION = "earshot_session";

    private final URI base;
    /** By name. */
    private final Map<String, String> cookies = new ConcurrentHashMap<>();

    private Client(URI base) {
        this.base = base;
    }

    /** A browser that is not signed in. */
    public static Client of(Node node) {
        return new Client(node.uri());
    }

    /** A browser of a new account with a random name and the password {@code correct horse}. */
    public static Client signedUp(Node node, String displayName) {
        return of(node).signUp(displayName);
    }

    /** A browser of a new guest. */
    public static Client guest(Node node, String displayName) {
        return of(node).enter(displayName);
    }

    /** Makes an account as {@link #signedUp}, and stays signed in. */
    public Client signUp(String displayName) {
        String name = "u-" + UUID.randomUUID().toString().substring(0, 20);
        post("/api/accounts", """
                        {"name":"%s","displayName":"%s","password":"correct horse"}""".formatted(name, displayName)).is(201);
        return this;
    }

    /** Signs in as a new guest. */
    public Client enter(String displayName) {
        post("/api/session/guest", "{\"displayName\":\"" + displayName + "\"}").is(200);
        return this;
    }

    /** A browser that is not signed in, at the API with this address. */
    public static Client of(URI api) {
        return new Client(api);
    }

    /** The same login as seen by another node. */
    public Client at(Node other) {
        return at(other.uri());
    }

    /** The same login at another address. */
    public Client at(URI api) {
        var client = of(api);
        client.cookies.putAll(cookies);
        return client;
    }

    /** The session cookie as {@code name=token}, or nothing. */
    public @Nullable String cookie() {
        String token = cookies.get(SESSION);
        return token == null ? null : SESSION + "=" + token;
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, String json) {
        return send("POST", path, json);
    }

    public Answer put(String path, String json) {
        return send("PUT", path, json);
    }

    public Answer patch(String path, String json) {
        return send("PATCH", path, json);
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    /** Any method with a JSON body. */
    public Answer send(String method, String path, String json) {
        return send(
                request(path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(json)));
    }

    /** A request to {@code path} with this browser's headers, to be completed and given to {@link #send(HttpRequest.Builder)}. */
    public HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(base.resolve(path)).header("Sec-Fetch-Site", "same-origin");
        String all = cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return all.isEmpty() ? request : request.header("Cookie", all);
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return new Answer(response);
        } catch (IOException e) {
            throw new IllegalStateException("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void keep(String header) {
        String[] pair = header.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}
