package earshot.account;

import java.net.InetAddress;
import java.util.HexFormat;
import java.util.Optional;

/** The part of an address that its network keeps, as text. */
final class AddressPrefix {
    private static final int IPV6_BYTES = 8;

    private AddressPrefix() {}

    /**
     * The IPv4 /24 or the IPv6 /64. Nothing for an address that many share or that says nothing outside its own network: loopback, private,
     * link-local, carrier-grade NAT.
     */
    static Optional<String> of(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (isPrivate(address, bytes)) {
            return Optional.empty();
        }
        return Optional.of(
                bytes.length == 4
                        ? "%d.%d.%d.0/24".formatted(bytes[0] & 0xFF, bytes[1] & 0xFF, bytes[2] & 0xFF)
                        : HexFormat.of().formatHex(bytes, 0, IPV6_BYTES) + "/64");
    }

    private static boolean isPrivate(InetAddress address, byte[] bytes) {
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || (bytes.length == 4 ? isShared(bytes) : isUniqueLocal(bytes));
    }

    /** 100.64.0.0/10. */
    private static boolean isShared(byte[] ipv4) {
        return (ipv4[0] & 0xFF) == 100 && (ipv4[1] & 0xC0) == 64;
    }

    /** fc00::/7. */
    private static boolean isUniqueLocal(byte[] ipv6) {
        return (ipv6[0] & 0xFE) == 0xFC;
    }
}
