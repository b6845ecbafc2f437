package earshot.bench.server;

import earshot.bench.process.Ports;
import earshot.bench.process.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** nginx with nchan, one worker, as Debian has it. */
public final class Nchan implements Broadcaster {
    private static final Path MODULE = Path.of("/usr/lib/nginx/modules/ngx_nchan_module.so");

    private final InetSocketAddress address = Ports.freeAddress();
    private final Program program;
    private final Http http = new Http(address);
    private final Sent sent = new Sent();

    /** Starts it with all that it writes in {@code folder}. */
    public Nchan(Path folder) {
        Path home = folder.resolve("nchan");
        Path config = home.resolve("nginx.conf");
        try {
            Files.createDirectories(home);
            Files.writeString(config, config(home));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        program = Program.start(
                        name(),
                        List.of("nginx", "-p", home.toString(), "-c", config.toString()),
                        Map.of(),
                        home.resolve("nginx.log"))
                .await(() -> Ports.taken(address));
    }

    /** Whether it is installed (Debian: {@code apt-get install nginx libnginx-mod-nchan}). */
    public static boolean isInstalled() {
        return Files.exists(MODULE);
    }

    private String config(Path home) {
        // More connections than descriptors: nginx closes idle ones once fewer than a sixteenth are free
        // (ngx_drain_connections).
        return """
                load_module %s;
                daemon off;
                %s
                pid %s/nginx.pid;
                error_log %s/error.log;
                worker_processes 1;
                worker_rlimit_nofile 20000;
                events { worker_connections 24000; }
                http {
                  access_log off;
                  tcp_nodelay on;
                  client_body_temp_path %s/body; proxy_temp_path %s/proxy; fastcgi_temp_path %s/fastcgi;
                  uwsgi_temp_path %s/uwsgi; scgi_temp_path %s/scgi;
                  server {
                    listen 127.0.0.1:%d backlog=4096;
                    location = /publish {
                      nchan_publisher; nchan_channel_id room; nchan_message_buffer_length 10; nchan_message_timeout 1m;
                    }
                    location = /events { nchan_subscriber eventsource; nchan_channel_id room; nchan_subscriber_first_message newest; }
                  }
                }
                """.formatted(
                        MODULE,
                        // As root, nginx would drop to a user who cannot enter this folder.
                        "root".equals(System.getProperty("user.name")) ? "user root;" : "",
                        home,
                        home,
                        home,
                        home,
                        home,
                        home,
                        home,
                        address.getPort());
    }

    @Override
    public String name() {
        return "nchan";
    }

    @Override
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public String request() {
        return "GET /events HTTP/1.1\r\nHost: nchan\r\nAccept: text/event-stream\r\n\r\n";
    }

    @Override
    public int opening() {
        return 0;
    }

    @Override
    public int warmUpEvents() {
        return 20;
    }

    @Override
    public void publish(byte[] event) {
        sent.add(event);
        http.post("/publish", new String(event, StandardCharsets.UTF_8));
    }

    @Override
    public void check(List<byte[]> read) {
        sent.check(read);
    }

    @Override
    public Stream<ProcessHandle> workers() {
        return program.family();
    }

    @Override
    public void close() {
        program.close();
    }
}
