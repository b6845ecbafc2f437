package earshot.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A LiveKit server of its own, on the loopback address, with a secret that only this checkout knows. */
final class SfuPart implements Part {
    private static final Logger output = LoggerFactory.getLogger("earshot.sfu.server");
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String KEY = "earshot";

    private final Path data;
    private final Path program;
    private final EmbeddedSettings settings;
    private final String webhook;
    private final Children children;

    SfuPart(Path data, Path program, EmbeddedSettings settings, String webhook, Children children) {
        this.data = data;
        this.program = program;
        this.settings = settings;
        this.webhook = webhook;
        this.children = children;
    }

    @Override
    public String name() {
        return "livekit";
    }

    @Override
    public Map<String, Object> start() {
        int port = Ports.choose(settings.sfuPort(), "EARSHOT_EMBEDDED_SFU_PORT");
        int media = Ports.choose(settings.mediaPort(), "EARSHOT_EMBEDDED_MEDIA_PORT");
        String secret = Secrets.keep(data.resolve("livekit-secret"), Secrets.KEY_BYTES);
        Path folder = Folders.make(data.resolve("livekit"));
        Path config = folder.resolve("livekit.yaml");
        Folders.write(config, config(port, media, secret));
        children.start(
                        name(),
                        List.of(program.toString(), "--config", config.toString()),
                        folder,
                        line -> line.contains("starting LiveKit server"),
                        line -> output.info(Redaction.of(line)))
                .awaitReady(LIMIT);
        return Map.of(
                "earshot.sfu.url", "ws://127.0.0.1:" + port,
                "earshot.sfu.api-key", KEY,
                "earshot.sfu.api-secret", secret);
    }

    private String config(int port, int media, String secret) {
        return """
                port: %d
                bind_addresses: [127.0.0.1]
                rtc:
                  # With none named it sends every browser to public ones; on the loopback address nobody asks.
                  stun_servers: ["127.0.0.1:%d"]
                  tcp_port: %d
                  udp_port: %d
                  use_external_ip: false
                  node_ip: 127.0.0.1
                  enable_loopback_candidate: true
                room:
                  auto_create: false
                api:
                  enable_psrpc_for_get_list_participants: true
                keys:
                  %s: %s
                webhook:
                  api_key: %s
                  urls: ["%s"]
                logging:
                  json: true
                  level: info
                """.formatted(port, media, media, media, KEY, secret, KEY, webhook);
    }
}
