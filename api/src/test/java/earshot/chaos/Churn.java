package earshot.chaos;

import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * People who come and go: so many joins a second, as many leaves, and a heartbeat of everybody seated every 5 s. Each person does one
 * thing at a time. Every join's answer is kept.
 */
final class Churn implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(20);
    private static final Duration BEAT = Duration.ofSeconds(5);

    /**
     * A join that was answered.
     *
     * @param sentAt by {@link System#nanoTime}
     */
    record Join(long sentAt, Duration took, Reply reply) {
        int status() {
            return reply.status();
        }

        boolean failed() {
            return status() != 200;
        }
    }

    private final List<Person> people;
    private final int joinsPerSecond;
    private final Random random;
    private final Function<Person, Reply> join;
    private final Set<Person> busy = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<Join> joins = new ConcurrentLinkedQueue<>();
    /** When each coming or going began. */
    private final ConcurrentLinkedQueue<Long> moves = new ConcurrentLinkedQueue<>();

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> coming;
    private final ScheduledFuture<?> beating;
    private long owed;
    private int beatingFrom;

    private Churn(List<Person> people, int joinsPerSecond, long seed, Function<Person, Reply> join) {
        this.people = people;
        this.joinsPerSecond = joinsPerSecond;
        this.random = new Random(seed);
        this.join = join;
        coming = every(this::move);
        beating = every(this::beat);
    }

    /** Begins; whoever is not let in asks once more when told to, and the second answer is the one that is kept. */
    static Churn ofPersistent(List<Person> people, int joinsPerSecond, long seed) {
        return new Churn(people, joinsPerSecond, seed, Person::askTwice);
    }

    /** Begins; with {@code joinsPerSecond} 0 nobody comes or goes and all that are seated beat. */
    static Churn of(List<Person> people, int joinsPerSecond, long seed) {
        return new Churn(people, joinsPerSecond, seed, Person::ask);
    }

    /** Joins that were sent since this moment of {@link System#nanoTime}. */
    List<Join> joinsSince(long nanos) {
        return joins.stream().filter(join -> join.sentAt() - nanos >= 0).toList();
    }

    /** Returns once that many joins, and one more, were sent since this moment and answered. */
    void awaitJoins(long since, int count) {
        eventually("joins run", Duration.ofMinutes(1), () -> joinsSince(since).size() > count);
    }

    /**
     * How many came or went each second between these moments of {@link System#nanoTime}, beside how many were to, as text. Fails below
     * this share of that: whoever still waits for an answer when it is their turn does not come or go.
     */
    String pace(long from, long to, double share) {
        double begun =
                moves.stream().filter(move -> move - from >= 0 && move - to < 0).count();
        double rate = begun / Duration.ofNanos(to - from).toMillis() * 1000;
        assertThat(rate).as("comings and goings a second").isGreaterThan(share * 2 * joinsPerSecond);
        return "%.0f of %d comings and goings/s".formatted(rate, 2 * joinsPerSecond);
    }

    /** Nobody comes or goes any more; everybody goes on beating. */
    void settle() {
        coming.cancel(false);
    }

    /** Nobody of these is moved any more, as if their machines were gone. */
    void abandon(List<Person> gone) {
        gone.forEach(Person::vanish);
        busy.addAll(gone);
    }

    @Override
    public void close() {
        coming.cancel(false);
        beating.cancel(false);
        clock.shutdownNow();
    }

    private ScheduledFuture<?> every(Runnable step) {
        return clock.scheduleAtFixedRate(step, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Twice the joins a second, as everybody who has come goes at the next turn. */
    private void move() {
        owed += 2L * joinsPerSecond * TICK.toMillis();
        for (; owed >= 1000; owed -= 1000) {
            Person person = people.get(random.nextInt(people.size()));
            alone(person, () -> move(person));
        }
    }

    private void move(Person person) {
        moves.add(System.nanoTime());
        if (person.isSeated()) {
            person.leave();
        } else {
            join(person);
        }
    }

    /** The share of the people whose turn it is. */
    private void beat() {
        int share = (int) Math.ceilDiv(people.size() * TICK.toMillis(), BEAT.toMillis());
        for (int i = 0; i < share; i++) {
            Person person = people.get(beatingFrom);
            beatingFrom = (beatingFrom + 1) % people.size();
            if (person.isSeated()) {
                alone(person, () -> {
                    if (person.beat() == 410) {
                        join(person);
                    }
                });
            }
        }
    }

    private void join(Person person) {
        long sent = System.nanoTime();
        Reply reply = join.apply(person);
        joins.add(new Join(sent, Duration.ofNanos(System.nanoTime() - sent), reply));
    }

    private void alone(Person person, Runnable deed) {
        if (busy.add(person)) {
            Thread.startVirtualThread(() -> {
                try {
                    deed.run();
                } finally {
                    busy.remove(person);
                }
            });
        }
    }

    /** How many joins were answered by which status, such as {@code {200=1200, 503=3}}. */
    static Map<Integer, Long> answers(List<Join> joins) {
        return joins.stream().collect(Collectors.groupingBy(Join::status, TreeMap::new, Collectors.counting()));
    }

    /** The value that this share of the joins did not exceed. */
    static Duration percentile(List<Join> joins, double share) {
        List<Duration> sorted = joins.stream().map(Join::took).sorted().toList();
        return sorted.isEmpty() ? Duration.ZERO : sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }
}
