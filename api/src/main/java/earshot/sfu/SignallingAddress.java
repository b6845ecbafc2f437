package earshot.sfu;

import earshot.account.ClientAddress;
import earshot.account.HttpSettings;
import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a client finds the SFU's signalling: at the address under which it has just reached this server, so that one origin and one port
 * carry everything but media; or at the SFU itself, where the gate is off.
 */
@Singleton
public final class SignallingAddress {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.\\[\\]:_-]{1,255}");

    private final SfuSettings sfu;
    private final HttpSettings http;
    private final ClientAddress clients;

    SignallingAddress(SfuSettings sfu, HttpSettings http, ClientAddress clients) {
        this.sfu = sfu;
        this.http = http;
        this.clients = clients;
    }

    /**
     * {@code ws://} or {@code wss://} and a host.
     *
     * @throws ProblemException {@code invalid-request} where the request names no host
     */
    public String of(HttpRequest<?> request) {
        if (!sfu.gated()) {
            return sfu.url();
        }
        return http.publicOrigin().isEmpty()
                ? (isOverTls(request) ? "wss://" : "ws://") + host(request)
                : http.publicOrigin().replaceFirst("^http", "ws");
    }

    private boolean isOverTls(HttpRequest<?> request) {
        return request.isSecure()
                || forwarded(request, "X-Forwarded-Proto")
                        .filter("https"::equals)
                        .isPresent();
    }

    private String host(HttpRequest<?> request) {
        return forwarded(request, "X-Forwarded-Host")
                .or(() -> Optional.ofNullable(request.getHeaders().get(HttpHeaders.HOST)))
                .filter(host -> HOST.matcher(host).matches())
                .orElseThrow(() -> new ProblemException(ProblemType.INVALID_REQUEST, "Send a Host header."));
    }

    private Optional<String> forwarded(HttpRequest<?> request, String header) {
        return clients.isForwarded(request)
                ? Optional.ofNullable(request.getHeaders().get(header))
                : Optional.empty();
    }
}
