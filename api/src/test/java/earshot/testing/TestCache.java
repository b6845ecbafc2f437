package earshot.testing;

import java.nio.file.Path;

/** The folder outside the tree where downloads are kept from run to run. */
public final class TestCache {
    private TestCache() {}

    /** {@code $XDG_CACHE_HOME/earshot}, or {@code ~/.cache/earshot}. */
    public static Path folder() {
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path caches = xdg == null || xdg.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        return caches.resolve("earshot");
    }
}
