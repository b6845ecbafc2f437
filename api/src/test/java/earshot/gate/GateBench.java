package earshot.gate;

import earshot.testing.Answer;
import earshot.testing.Client;
import earshot.testing.LiveKit;
import earshot.testing.Node;
import earshot.testing.VoiceRoom;
import io.netty.util.internal.PlatformDependent;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the gate costs; docs/benchmarks.md keeps the figures. No part of the suite: {@code mvn test -Dtest=GateBench}. */
class GateBench {
    private static final int WARM_UP = 20;
    private static final int PAIRS = 50;
    private static final int IDLE = 2000;

    /** From the dial until the SFU's first message, by the gate and straight, one after the other. */
    @Test
    void connecting() {
        try (var liveKit = LiveKit.start();
                var node = Node.start(liveKit.settings())) {
            var room = VoiceRoom.open(node);
            var ada = room.join(room.host()).is(200);
            var ben = room.join(Client.guest(node, "Ben")).is(200);
            var sfu = URI.create(liveKit.url());
            IntStream.range(0, WARM_UP).forEach(pair -> difference(sfu, node.uri(), ada, ben));
            var direct = new double[PAIRS];
            var gated = new double[PAIRS];
            for (int pair = 0; pair < PAIRS; pair++) {
                direct[pair] = connectMs(sfu, ada);
                gated[pair] = connectMs(node.uri(), ben);
            }
            double[] more = IntStream.range(0, PAIRS)
                    .mapToDouble(pair -> gated[pair] - direct[pair])
                    .toArray();
            print("direct %.1f ms, by the gate %.1f ms, the gate costs %.1f ms (medians of %d pairs)"
                    .formatted(median(direct), median(gated), median(more), PAIRS));
        }
    }

    /** Both ends are in this process too, so that the same number of connections without the gate is taken off. */
    @Test
    void idle() {
        try (var sfu = new FakeSfu()) {
            var settings = sfu.settings();
            settings.put("earshot.gate.idle-timeout", "10m");
            try (var node = Node.start(settings)) {
                var room = VoiceRoom.open(node);
                var joined = room.join(room.host()).is(200);
                open(sfu, node.uri(), joined, 50).forEach(RawClient::close);
                URI straight = URI.create(settings.get("earshot.sfu.url").toString());
                long ends = heapOf(() -> open(sfu, straight, joined, IDLE));
                long direct = PlatformDependent.usedDirectMemory();
                long all = heapOf(() -> open(sfu, node.uri(), joined, IDLE));
                print("%d idle connections: %d bytes of heap each, %d bytes of direct memory each"
                        .formatted(IDLE, (all - ends) / IDLE, (PlatformDependent.usedDirectMemory() - direct) / IDLE));
            }
        }
    }

    private static void difference(URI sfu, URI gate, Answer ada, Answer ben) {
        connectMs(sfu, ada);
        connectMs(gate, ben);
    }

    private static double connectMs(URI server, Answer joined) {
        long before = System.nanoTime();
        try (var client = RawClient.to(server).send(RawClient.upgrade(target(joined)))) {
            if (client.status() != 101 || client.next() < 0) {
                throw new AssertionError("not let in");
            }
            return (System.nanoTime() - before) / 1e6;
        }
    }

    private static List<RawClient> open(FakeSfu sfu, URI server, Answer joined, int count) {
        List<RawClient> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            var client = RawClient.to(server).send(RawClient.upgrade(target(joined)));
            sfu.next().open();
            if (client.status() != 101) {
                throw new AssertionError("not let in");
            }
            clients.add(client);
        }
        return clients;
    }

    private static long heapOf(java.util.function.Supplier<List<RawClient>> open) {
        long before = heap();
        var clients = open.get();
        long after = heap();
        clients.forEach(RawClient::close);
        return after - before;
    }

    private static long heap() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static String target(Answer joined) {
        return "/rtc?access_token=" + joined.at("/sfu/token").asText();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[PAIRS / 2 - 1] + sorted[PAIRS / 2]) / 2;
    }

    private static void print(String line) {
        org.slf4j.LoggerFactory.getLogger(GateBench.class).warn(line);
    }
}
