package earshot.stream;

import earshot.account.HttpSettings;
import earshot.problem.FieldProblem;
import earshot.problem.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a player is given: an absolute http(s) address without credentials, or a path of this site. */
final class PlaybackUrl {
    private static final String HOST = "([A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?|\\[[0-9a-fA-F:.]{2,45}\\])";
    private static final String PATH = "/([A-Za-z0-9._~!$&'()*+,;=:@%?-][A-Za-z0-9._~!$&'()*+,;=:@%/?-]*)?";

    static final String PATTERN = "^(https?://" + HOST + "(:[0-9]{1,5})?)?" + PATH + "$";
    static final int MAX = 2000;
    static final String MESSAGE = "must be an http or https address, or a path that starts with one slash";

    private PlaybackUrl() {}

    /**
     * Looks whether the page can load {@code url}, if there is one.
     *
     * @throws ProblemException {@code invalid-request} for plain http where pages come over TLS: browsers load none into them
     */
    static void requireLoadable(@Nullable String url, HttpSettings http) {
        if (url != null && url.startsWith("http:") && http.tls()) {
            throw new ProblemException(
                    "Correct what is named in errors and send the request again.",
                    List.of(new FieldProblem(
                            "/playbackUrl", "must be https: browsers load no http into a page over TLS")));
        }
    }
}
