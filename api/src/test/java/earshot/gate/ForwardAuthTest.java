package earshot.gate;

import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.testing.Answer;
import earshot.testing.Client;
import earshot.testing.LiveKit;
import earshot.testing.Node;
import earshot.testing.Ports;
import earshot.testing.VoiceRoom;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The nginx configuration of docs/gate.md in a real nginx, before a real LiveKit. */
@Tag("full")
class ForwardAuthTest {
    private static final String FIRST_LINE = "location ~ ^/(rtc|";

    private static LiveKit liveKit;
    private static Node node;
    private static Process nginx;
    private static URI proxy;

    private VoiceRoom room;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        Assumptions.assumeTrue(
                isInstalled(), "nginx is not installed (Debian: apt-get install nginx): forward auth is not tried");
        liveKit = LiveKit.start();
        int port = Ports.free();
        proxy = URI.create("http://127.0.0.1:" + port);
        var settings = new HashMap<>(liveKit.settings());
        settings.put("earshot.http.public-origin", proxy.toString());
        node = Node.start(settings);
        Files.writeString(folder.resolve("nginx.conf"), configuration(port));
        nginx = new ProcessBuilder("nginx", "-p", folder.toString(), "-c", "nginx.conf", "-e", "error.log")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.log").toFile())
                .start();
        eventually("nginx takes connections, see " + folder, Duration.ofSeconds(10), () -> answers(port));
    }

    @AfterAll
    static void stop() {
        if (nginx != null) {
            nginx.destroy();
            node.close();
            liveKit.close();
        }
    }

    @BeforeEach
    void open() {
        room = VoiceRoom.open(node);
    }

    @Test
    void whoHasASeatConnectsAndWhoHasLeftDoesNot() {
        var joined = room.join(room.host()).is(200);
        assertThat(joined.at("/sfu/url").asText()).isEqualTo("ws://127.0.0.1:" + proxy.getPort());
        room.connect(joined).close();

        room.leave(room.host(), joined).is(204);
        room.growOld();
        assertThat(room.letsIn(joined)).isFalse();
        assertThat(status("/rtc?access_token=" + token(joined))).isEqualTo(403);
    }

    @Test
    void oneRequestIsJudgedAndTheSameIsSentOn() {
        var eve = room.join(Client.guest(node, "Eve")).is(200);
        var ada = room.join(room.host()).is(200);
        node.bean(earshot.presence.Presence.class)
                .remove(
                        room.id(),
                        earshot.room.Identity.parse(eve.at("/identity").asText())
                                .orElseThrow()
                                .user(),
                        earshot.room.LeaveReason.KICKED);
        room.growOld();
        String good = "/rtc?access_token=" + token(ada);
        String bad = "/rtc?access_token=" + token(eve);

        assertThat(status(good)).isEqualTo(101);
        assertThat(status(bad, "X-Forwarded-Uri: " + good + "\r\n")).isEqualTo(403);
        assertThat(status(bad, "X-Original-URI: " + good + "\r\n")).isEqualTo(403);
        assertThat(status(good, "Authorization: Bearer " + token(eve) + "\r\n")).isEqualTo(403);
        assertThat(status(good + "&publish=2")).isEqualTo(403);
        assertThat(status("/%72tc?access_token=" + token(ada))).isEqualTo(403);
        assertThat(status("/rtc/../twirp/livekit.RoomService/ListRooms?access_token=" + token(ada)))
                .isEqualTo(404);
    }

    @Test
    void whatTheSfuSaysWhenItRefusesDoesNotPass() {
        var joined = room.join(room.host()).is(200);
        String target = "/rtc/v1?join_request=nonsense&access_token=" + token(joined);
        try (var client = RawClient.to(proxy).send(RawClient.upgrade(target))) {
            assertThat(client.head()).startsWith("HTTP/1.1 400").contains("Content-Length: 0");
        }
    }

    private static int status(String target, String... headers) {
        try (var client = RawClient.to(proxy).send(RawClient.upgrade(target, headers))) {
            return client.status();
        }
    }

    private static String configuration(int port) throws IOException {
        String page = Files.readString(Path.of("docs/gate.md"));
        int start = page.indexOf(FIRST_LINE);
        String server = page.substring(start, page.indexOf("```", start))
                .replace("http://127.0.0.1:7880", liveKit.url().replace("ws:", "http:"))
                .replace("http://127.0.0.1:8080", node.uri().toString());
        String folders = Stream.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
                .map(kind -> kind + "_temp_path " + kind + ";")
                .collect(Collectors.joining("\n"));
        return """
                daemon off;
                pid nginx.pid;
                events {}
                http {
                  access_log off;
                  %s
                  server {
                    listen 127.0.0.1:%d;
                    %s
                  }
                }
                """.formatted(folders, port, server);
    }

    private static boolean isInstalled() {
        return Stream.of((System.getenv("PATH") + ":/usr/sbin").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "nginx")));
    }

    private static boolean answers(int port) {
        try (var socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static String token(Answer joined) {
        return joined.at("/sfu/token").asText();
    }
}
