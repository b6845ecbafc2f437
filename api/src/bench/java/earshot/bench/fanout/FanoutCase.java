package earshot.bench.fanout;

import earshot.bench.Case;
import earshot.bench.Figures;
import earshot.bench.Machine;
import earshot.bench.Options;
import earshot.bench.Scratch;
import earshot.bench.Table;
import earshot.bench.server.Broadcaster;
import earshot.bench.server.Earshot;
import earshot.bench.server.Floor;
import earshot.bench.server.Idiomatic;
import earshot.bench.server.Nchan;
import earshot.bench.server.Room;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** A room with many viewers in which ten things happen in a second. */
public final class FanoutCase implements Case {
    private static final double WORTH_NAMING = 0.05;

    private final int viewers;
    private final int events;

    /**
     * @param viewers who listens
     * @param events how many events each of them is sent in a turn
     */
    public FanoutCase(int viewers, int events) {
        this.viewers = viewers;
        this.events = events;
    }

    @Override
    public String name() {
        return "fanout-" + viewers;
    }

    @Override
    public void run(Options options) {
        try (var scratch = new Scratch();
                var earshot = new Earshot(scratch.folder())) {
            List<Broadcaster> servers = new ArrayList<>();
            try {
                var room = Room.of(earshot);
                servers.add(room);
                servers.add(new Floor(scratch.folder()));
                servers.add(new Idiomatic(scratch.folder()));
                if (Nchan.isInstalled()) {
                    servers.add(new Nchan(scratch.folder()));
                } else {
                    IO.println("nchan is not installed (Debian: apt-get install nginx libnginx-mod-nchan)\n");
                }
                print(measure(servers, options), room);
            } finally {
                servers.forEach(Broadcaster::close);
            }
        }
    }

    /** Everybody's turns, in an order that is shuffled in each round. */
    private Map<Broadcaster, List<Turn>> measure(List<Broadcaster> servers, Options options) {
        Map<Broadcaster, List<Turn>> turns = new LinkedHashMap<>();
        servers.forEach(server -> turns.put(server, new ArrayList<>()));
        List<byte[]> sample = Turn.warmUp(servers.getFirst(), i -> new byte[0]).events();
        IntFunction<byte[]> payload = i -> data(sample.get(i % sample.size()));
        servers.stream().skip(1).forEach(server -> Turn.warmUp(server, payload));
        var random = new Random(options.seed());
        for (int round = 0; round < options.pairs(); round++) {
            List<Broadcaster> order = new ArrayList<>(servers);
            Collections.shuffle(order, random);
            for (Broadcaster server : order) {
                turns.get(server).add(Turn.of(server, viewers, events, payload));
            }
        }
        return turns;
    }

    /** The event as the system told it, for the others to tell the same. */
    private static byte[] data(byte[] event) {
        String text = new String(event, StandardCharsets.UTF_8);
        int start = text.indexOf("data: ") + "data: ".length();
        return text.substring(start, text.length() - 2).getBytes(StandardCharsets.UTF_8);
    }

    private void print(Map<Broadcaster, List<Turn>> turns, Broadcaster system) {
        var table = new Table(
                "server",
                "CPU per delivery, µs",
                "deliveries per CPU second of Earshot, times its",
                "p50, ms",
                "p99, ms");
        List<Turn> own = turns.getOrDefault(system, List.of());
        turns.forEach((server, all) -> table.row(
                server.name(),
                "%.2f".formatted(median(all, Turn::cpuMicros)),
                ratio(all, own),
                "%.1f".formatted(median(all, Turn::p50Ms)),
                "%.1f".formatted(median(all, Turn::p99Ms))));
        table.print();
        IO.println("\nEarshot's by thread, µs: " + byThread(own));
        IO.println("\n%d rounds of %,d deliveries each, median; load now %s"
                .formatted(own.size(), (long) viewers * events, Machine.load()));
    }

    /** How many times more CPU than the system the server used, in the middle and at the ends of the rounds. */
    private static String ratio(List<Turn> server, List<Turn> system) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < server.size(); i++) {
            ratios.add(server.get(i).cpuMicros() / system.get(i).cpuMicros());
        }
        return "%.2f (%.2f to %.2f)"
                .formatted(Figures.median(ratios), Collections.min(ratios), Collections.max(ratios));
    }

    private static String byThread(List<Turn> turns) {
        return turns.stream()
                .flatMap(turn -> turn.threadMicros().keySet().stream())
                .distinct()
                .map(name -> Map.entry(
                        name, median(turns, turn -> turn.threadMicros().getOrDefault(name, 0.0))))
                .filter(each -> each.getValue() >= WORTH_NAMING)
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .map(each -> "%s %.2f".formatted(each.getKey(), each.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static double median(List<Turn> turns, ToDoubleFunction<Turn> figure) {
        return Figures.median(turns.stream().map(figure::applyAsDouble).toList());
    }
}
