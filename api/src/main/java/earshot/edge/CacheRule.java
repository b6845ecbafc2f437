package earshot.edge;

import java.util.Optional;

/** How long an answer may be kept, by the address that it answers. */
final class CacheRule {
    private CacheRule() {}

    /** The Cache-Control for a good answer at {@code path}; nothing when an endpoint of the API has {@code decided} itself. */
    static Optional<String> of(String path, boolean decided) {
        if (path.startsWith("/assets/")) {
            // their names change with their content
            return Optional.of("public, max-age=31536000, immutable");
        }
        if (path.startsWith("/demo/") && !path.endsWith(".m3u8")) {
            return Optional.of("public, max-age=3600");
        }
        return decided && path.startsWith("/api/") ? Optional.empty() : Optional.of("no-cache");
    }
}
