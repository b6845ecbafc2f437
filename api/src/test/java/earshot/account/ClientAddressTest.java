package earshot.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.simple.SimpleHttpRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {
    private static final ClientAddress ADDRESS =
            new ClientAddress(new HttpSettings("", List.of("10.0.0.0/8", "2001:db8::1")));

    @ParameterizedTest
    @CsvSource({
        "203.0.113.9, 198.51.100.7, 203.0.113.9", // nobody trusts this one
        "10.1.2.3, 198.51.100.7, 198.51.100.7",
        "10.1.2.3, '198.51.100.7, 10.9.9.9', 198.51.100.7",
        "10.1.2.3, '1.2.3.4, 198.51.100.7', 198.51.100.7", // the client wrote the first
        "10.1.2.3, 'garbage', 10.1.2.3",
        "10.1.2.3, '1.2.3.4, evil.example', 10.1.2.3",
        "10.1.2.3, '', 10.1.2.3",
        "2001:db8::1, '2001:db8:5:6::7', 2001:db8:5:6:0:0:0:7",
        "10.1.2.3, '10.1.1.1, 10.2.2.2', 10.1.1.1"
    })
    void onlyWhatTrustedProxiesWroteCounts(String peer, String forwarded, String client) throws Exception {
        assertThat(ADDRESS.of(request(peer, forwarded)).getHostAddress()).isEqualTo(client);
    }

    @Test
    void anIpv6SubscriberIsOneClient() throws Exception {
        String one = ADDRESS.prefix(request("2001:db8:5:6::7", ""));
        String other = ADDRESS.prefix(request("2001:db8:5:6:ffff::8", ""));

        assertThat(one).isEqualTo(other).isNotEqualTo(ADDRESS.prefix(request("2001:db8:5:7::7", "")));
        assertThat(ADDRESS.prefix(request("203.0.113.9", ""))).isEqualTo("203.0.113.9");
    }

    private static HttpRequest<?> request(String peer, String forwarded) throws Exception {
        var from = new InetSocketAddress(InetAddress.getByName(peer), 1);
        return new SimpleHttpRequest<>(io.micronaut.http.HttpMethod.GET, "/", null) {
            @Override
            public InetSocketAddress getRemoteAddress() {
                return from;
            }
        }.header("X-Forwarded-For", forwarded);
    }
}
