package earshot.gate;

import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.QueryStringEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is taken of a request at one of the SFU's doors: one token and the parameters of a client. All else stays outside, and the SFU is
 * sent a request that is written anew, so that it cannot read anything into it that was not read here.
 *
 * @param token the one credential
 * @param parameters without the credential
 */
record Knock(String token, Map<String, String> parameters) {
    private static final String TOKEN = "access_token";
    private static final String BEARER = "Bearer ";
    private static final int MOST_PARAMETERS = 64;

    /** To LiveKit it gives the bearer a second identity, which no seat stands for. */
    private static final String SECOND_IDENTITY = "publish";

    private static final Set<String> PARAMETERS = Set.of(
            "adaptive_stream",
            "auto_subscribe",
            "auto_subscribe_data_track",
            "browser",
            "browser_version",
            "capabilities",
            "client_protocol",
            "device_model",
            "disable_ice_lite",
            "join_request",
            "network",
            "os",
            "os_version",
            "protocol",
            "reconnect",
            "reconnect_reason",
            "sdk",
            "sid",
            "subscriber_allow_pause",
            "version");

    /**
     * @param target path and query as they came
     * @param authorization every such header
     * @throws ProblemException {@code unauthenticated} without a token; {@code invalid-request} with more than one credential, or with what
     *     the SFU might read otherwise
     */
    static Knock of(String target, List<String> authorization) {
        var query = query(target);
        List<String> tokens = new ArrayList<>(query.getOrDefault(TOKEN, List.of()));
        authorization.forEach(header -> tokens.add(bearer(header)));
        if (tokens.size() > 1) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "Send the token once: in the Authorization header, or in the query as access_token.");
        }
        if (tokens.isEmpty() || tokens.getFirst().isEmpty()) {
            throw new ProblemException(ProblemType.UNAUTHENTICATED, "Join the room first: that gives you a token.");
        }
        if (query.containsKey(SECOND_IDENTITY)) {
            throw unclear();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        query.forEach((name, values) -> {
            if (PARAMETERS.contains(name)) {
                parameters.put(name, values.getFirst());
            }
        });
        return new Knock(tokens.getFirst(), parameters);
    }

    /** {@code path} with the parameters. */
    String at(String path) {
        var target = new QueryStringEncoder(path);
        parameters.forEach(target::addParam);
        return target.toString();
    }

    private static Map<String, List<String>> query(String target) {
        if (target.indexOf('#') >= 0
                || target.chars().filter(next -> next == '&').count() >= MOST_PARAMETERS) {
            throw unclear();
        }
        int start = target.indexOf('?');
        if (start < 0) {
            return Map.of();
        }
        try {
            // A semicolon is no separator to the SFU either.
            return new QueryStringDecoder(
                            target.substring(start + 1), StandardCharsets.UTF_8, false, MOST_PARAMETERS, true)
                    .parameters();
        } catch (IllegalArgumentException e) {
            throw unclear();
        }
    }

    private static ProblemException unclear() {
        return new ProblemException(ProblemType.INVALID_REQUEST, "The query is not one of a LiveKit client.");
    }

    private static String bearer(String header) {
        if (!header.startsWith(BEARER)) {
            throw new ProblemException(ProblemType.UNAUTHENTICATED, "The Authorization header must start with Bearer.");
        }
        return header.substring(BEARER.length());
    }

    /** Leaves the token out. */
    @Override
    public String toString() {
        return "Knock" + parameters.keySet();
    }
}
