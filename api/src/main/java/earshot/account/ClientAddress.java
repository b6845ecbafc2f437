package earshot.account;

import io.micronaut.http.HttpRequest;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The address a request came from. {@code X-Forwarded-For} counts only as far as trusted proxies wrote it. */
@Singleton
public final class ClientAddress {
    private static final int IPV6_PREFIX_BYTES = 8;

    private final List<IpSubnetFilterRule> trusted;

    public ClientAddress(HttpSettings settings) {
        this.trusted = settings.trustedProxies().stream()
                .filter(block -> !block.isBlank())
                .map(ClientAddress::rule)
                .toList();
    }

    /** The nearest address that is no trusted proxy. */
    public InetAddress of(HttpRequest<?> request) {
        InetAddress nearest = request.getRemoteAddress().getAddress();
        List<String> hops = request.getHeaders().getAll("X-Forwarded-For").stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .toList();
        for (String hop : hops.reversed()) {
            InetAddress previous = parse(hop.strip());
            if (!isTrusted(nearest) || previous == null) {
                return nearest;
            }
            nearest = previous;
        }
        return nearest;
    }

    /** Whether a trusted proxy has sent the request on, so that what it says of the original counts. */
    public boolean isForwarded(HttpRequest<?> request) {
        return isTrusted(request.getRemoteAddress().getAddress());
    }

    /** What counts as one client in rate limits: the IPv4 address, or the IPv6 /64, which one subscriber has as a whole. */
    public String prefix(HttpRequest<?> request) {
        byte[] bytes = of(request).getAddress();
        return bytes.length == 4
                ? NetUtil.bytesToIpAddress(bytes)
                : java.util.HexFormat.of().formatHex(bytes, 0, IPV6_PREFIX_BYTES);
    }

    /** What tells the client's network from others; nothing where the address is none that does. */
    Optional<String> mark(HttpRequest<?> request) {
        return AddressPrefix.of(of(request));
    }

    private boolean isTrusted(InetAddress address) {
        var socket = new InetSocketAddress(address, 0);
        return trusted.stream().anyMatch(rule -> rule.matches(socket));
    }

    private static @Nullable InetAddress parse(String text) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        try {
            return bytes == null ? null : InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            return null;
        }
    }

    private static IpSubnetFilterRule rule(String block) {
        int slash = block.indexOf('/');
        String address = slash < 0 ? block : block.substring(0, slash);
        int whole = address.contains(":") ? 128 : 32;
        int length = slash < 0 ? whole : Integer.parseInt(block.substring(slash + 1));
        return new IpSubnetFilterRule(address, length, IpFilterRuleType.ACCEPT);
    }
}
