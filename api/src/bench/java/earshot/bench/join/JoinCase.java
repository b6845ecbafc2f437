package earshot.bench.join;

import earshot.bench.Case;
import earshot.bench.Figures;
import earshot.bench.Machine;
import earshot.bench.Options;
import earshot.bench.Scratch;
import earshot.bench.Table;
import earshot.bench.server.Earshot;
import earshot.bench.server.Guests;
import earshot.bench.server.Idiomatic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Joins, everything that they mean included, beside an endpoint that signs a token and does nothing else. */
public final class JoinCase implements Case {
    private static final int GUESTS = 1_000;
    private static final int TO_A_ROOM = 25;
    /** What both can do with time to spare. */
    private static final int STEADY_PER_SECOND = 100;

    private static final int WARM_UPS = 5;

    @Override
    public String name() {
        return "join";
    }

    @Override
    public void run(Options options) {
        try (var scratch = new Scratch();
                var earshot = new Earshot(scratch.folder());
                var idiomatic = new Idiomatic(scratch.folder())) {
            var guests = Guests.of(earshot, GUESTS, TO_A_ROOM);
            List<byte[]> tokens = Collections.nCopies(GUESTS, Asker.post("/token", "", "{}"));
            for (int i = 0; i < WARM_UPS; i++) {
                joins(earshot, guests, 0);
                Load.full(idiomatic.address(), tokens);
            }
            List<Load> own = new ArrayList<>();
            List<Load> theirs = new ArrayList<>();
            List<Load> ownSteady = new ArrayList<>();
            List<Load> theirsSteady = new ArrayList<>();
            for (int round = 0; round < options.pairs(); round++) {
                own.add(joins(earshot, guests, 0));
                theirs.add(Load.full(idiomatic.address(), tokens));
                ownSteady.add(joins(earshot, guests, STEADY_PER_SECOND));
                theirsSteady.add(Load.steady(idiomatic.address(), tokens, STEADY_PER_SECOND));
            }
            print(own, theirs, ownSteady, theirsSteady);
        }
    }

    /** Everybody joins; then all leave, which does not count. */
    private static Load joins(Earshot earshot, Guests guests, int perSecond) {
        List<byte[]> requests = IntStream.range(0, GUESTS)
                .mapToObj(i ->
                        Asker.post(guests.room(i) + "/join", guests.cookies().get(i), "{}"))
                .toList();
        Load load = perSecond == 0
                ? Load.full(earshot.address(), requests)
                : Load.steady(earshot.address(), requests, perSecond);
        List<byte[]> leaves = IntStream.range(0, GUESTS)
                .mapToObj(i -> Asker.post(
                        guests.room(i) + "/leave",
                        guests.cookies().get(i),
                        "{\"session\":\"" + session(load.answers().get(i)) + "\"}"))
                .toList();
        Load.full(earshot.address(), leaves);
        return load;
    }

    private static String session(byte[] answer) {
        String text = new String(answer, StandardCharsets.UTF_8);
        String field = "\"session\":\"";
        int start = text.indexOf(field) + field.length();
        return text.substring(start, text.indexOf('"', start));
    }

    private void print(List<Load> own, List<Load> theirs, List<Load> ownSteady, List<Load> theirsSteady) {
        new Table("", "Earshot's join", "a token alone", "ratio")
                .row(row("a second, as fast as it goes", own, theirs, Load::perSecond))
                .row(row("p50 at %d a second, ms".formatted(STEADY_PER_SECOND), ownSteady, theirsSteady, Load::p50Ms))
                .row(row("p99 at %d a second, ms".formatted(STEADY_PER_SECOND), ownSteady, theirsSteady, Load::p99Ms))
                .print();
        IO.println("\n%d rounds of %,d, %d people to a room, median; load now %s"
                .formatted(own.size(), GUESTS, TO_A_ROOM, Machine.load()));
    }

    private static String[] row(String what, List<Load> own, List<Load> theirs, ToDoubleFunction<Load> figure) {
        double ours = median(own, figure);
        double other = median(theirs, figure);
        return new String[] {what, "%.1f".formatted(ours), "%.1f".formatted(other), "%.2f".formatted(ours / other)};
    }

    private static double median(List<Load> loads, ToDoubleFunction<Load> figure) {
        return Figures.median(loads.stream().map(figure::applyAsDouble).toList());
    }
}
