package earshot.chaos;

import earshot.testing.Client;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/**
 * What goes on beside coming and going, once a second: a few viewers come back by a new connection, somebody switches the own
 * microphone, every other second somebody saves settings and the host mutes somebody or lifts that, and now and then somebody vanishes.
 */
final class Everyday implements AutoCloseable {
    private static final int RETURNS = 3;
    private static final int SECONDS_TO_A_VANISHING = 10;

    private final List<Person> people;
    private final List<Watcher> viewers;
    private final Client host;
    private final Random random;
    private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private int second;
    private String muted = "";

    private Everyday(List<Person> people, List<Watcher> viewers, Client host, long seed) {
        this.people = people;
        this.viewers = viewers;
        this.host = host;
        this.random = new Random(seed);
        clock.scheduleAtFixedRate(this::goOn, 0, 1, TimeUnit.SECONDS);
    }

    /** Begins; {@code host} is that of all rooms. */
    static Everyday of(List<Person> people, List<Watcher> viewers, Client host, long seed) {
        return new Everyday(people, viewers, host, seed);
    }

    /** How often which deed was answered by which status, such as {@code {save 200=900}}. */
    Map<String, Long> answers() {
        return answers.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, answer -> answer.getValue().sum(), (one, other) -> one, TreeMap::new));
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private void goOn() {
        second++;
        for (int i = 0; i < RETURNS; i++) {
            viewers.get(random.nextInt(viewers.size())).cut();
        }
        Person switching = seated();
        boolean closed = random.nextBoolean();
        note("switch", () -> switching.muteSelf(closed));
        Person other = seated();
        if (second % 2 == 0) {
            note("save", other::saveSettings);
        } else {
            note(muted.isEmpty() ? "mute" : "unmute", () -> muteOrLift(other));
        }
        if (second % SECONDS_TO_A_VANISHING == 0) {
            seated().vanish();
        }
    }

    /** Nobody stays muted for long. */
    private synchronized int muteOrLift(Person person) {
        if (muted.isEmpty()) {
            muted = "/api/voice/streams/" + person.stream() + "/participants/" + person.userId() + "/mute";
            return host.post(muted, "{}").status();
        }
        int status = host.delete(muted).status();
        muted = "";
        return status;
    }

    /** About half of them are. */
    private Person seated() {
        return random.ints(0, people.size())
                .mapToObj(people::get)
                .filter(Person::isSeated)
                .findFirst()
                .orElseThrow();
    }

    private void note(String deed, IntSupplier status) {
        Thread.startVirtualThread(() -> answers.computeIfAbsent(deed + " " + answerOf(status), fresh -> new LongAdder())
                .increment());
    }

    private static int answerOf(IntSupplier status) {
        try {
            return status.getAsInt();
        } catch (IllegalStateException noAnswer) {
            return 0;
        }
    }
}
