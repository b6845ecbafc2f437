package earshot.redis;

import io.lettuce.core.RedisURI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code redis-cluster://user:password@host:port,host:port}: some of a cluster's servers, which name the others. */
final class ClusterAddress {
    private static final Pattern SHAPE = Pattern.compile("(rediss?)-cluster://((?:[^@]*@)?)([^/?]+)(.*)");

    private ClusterAddress() {}

    static boolean isOne(String address) {
        return SHAPE.matcher(address).matches();
    }

    /** One address for each server that is named. */
    static List<RedisURI> parse(RedisSettings settings) {
        Matcher parts = SHAPE.matcher(settings.uri());
        if (!parts.matches()) {
            throw new IllegalArgumentException("not the address of a cluster");
        }
        return Stream.of(parts.group(3).split(",", -1))
                .map(place -> RedisURI.create(parts.group(1) + "://" + parts.group(2) + place + parts.group(4)))
                .peek(server -> server.setTimeout(settings.commandTimeout()))
                .toList();
    }
}
