package earshot.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressPrefixTest {
    @Test
    void neighboursShareOne() throws UnknownHostException {
        assertThat(of("203.0.113.7")).isEqualTo("203.0.113.0/24").isEqualTo(of("203.0.113.250"));
        assertThat(of("203.0.114.7")).isNotEqualTo(of("203.0.113.7"));
        assertThat(of("2001:db8:1:2::1")).isEqualTo("20010db800010002/64").isEqualTo(of("2001:db8:1:2:ffff::9"));
        assertThat(of("::ffff:203.0.113.7")).isEqualTo(of("203.0.113.7"));
    }

    @Test
    void whatSaysNothingHasNone() throws UnknownHostException {
        for (String address : List.of(
                "127.0.0.1",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.1",
                "192.168.1.1",
                "169.254.1.1",
                "100.64.0.1",
                "100.127.255.1",
                "::1",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1")) {
            assertThat(AddressPrefix.of(InetAddress.getByName(address)))
                    .as(address)
                    .isEmpty();
        }
        assertThat(AddressPrefix.of(InetAddress.getByName("100.128.0.1"))).isPresent();
        assertThat(AddressPrefix.of(InetAddress.getByName("172.32.0.1"))).isPresent();
    }

    private static String of(String address) throws UnknownHostException {
        return AddressPrefix.of(InetAddress.getByName(address)).orElse("");
    }
}
