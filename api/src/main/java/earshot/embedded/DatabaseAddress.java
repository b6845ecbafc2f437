package earshot.embedded;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A Postgres address as hosting providers write it, as the JDBC driver wants it. */
final class DatabaseAddress {
    private DatabaseAddress() {}

    /** The data source's configuration for {@code postgres://user:password@host:port/database?options} or a JDBC address. */
    static Map<String, Object> configuration(String address) {
        if (address.startsWith("jdbc:postgresql:")) {
            return Map.of("datasources.default.url", address);
        }
        if (!address.matches("postgres(ql)?://[^/]+@?[^/]+/.+")) {
            throw new StartRefused(
                    "DATABASE_URL (database.url) is not an address, allowed: postgres://user:password@host:port/database or jdbc:postgresql:...");
        }
        URI uri = URI.create(address);
        String[] user = uri.getRawUserInfo() == null
                ? new String[] {"postgres"}
                : uri.getRawUserInfo().split(":", 2);
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return Map.of(
                "datasources.default.url",
                "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query,
                "datasources.default.username",
                decode(user[0]),
                "datasources.default.password",
                user.length > 1 ? decode(user[1]) : "");
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
