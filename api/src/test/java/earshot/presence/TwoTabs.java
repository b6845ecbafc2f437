package earshot.presence;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.redis.Paced;
import earshot.room.Identity;
import earshot.room.LeaveReason;
import earshot.room.Participant;
import earshot.room.StreamId;
import earshot.room.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Two tabs of one user that join and leave two rooms at the same time, their scripts interleaved at random, one of which may be a node's
 * last. The model: of all sessions the one that claimed last has the seat, unless it has left or its node has died; and no step of an
 * older one ends the seat of a newer.
 */
final class TwoTabs {
    private static final Duration LONGER_THAN_A_LEASE = Duration.ofSeconds(30);

    /** Of all walks: how often a step was a node's last, by script and fate. */
    private final Map<String, Integer> kills;

    private final Backstage backstage;
    private final List<StreamId> rooms;
    private final Random random;
    private final UserId user = Backstage.identity().user();
    private final List<Identity> claimed = new ArrayList<>();
    private final Map<Paced, Tab> tabs = new LinkedHashMap<>();
    private final StringBuilder story = new StringBuilder();

    /** A tab: the session that it acts for now, and what it knows of it. */
    private static final class Tab {
        private volatile Identity session;
        private final Set<Identity> seated = ConcurrentHashMap.newKeySet();
        private final Set<Identity> left = ConcurrentHashMap.newKeySet();
        private volatile StreamId room;
        private volatile boolean over;

        private Tab(Identity session, StreamId room) {
            this.session = session;
            this.room = room;
        }
    }

    TwoTabs(Backstage backstage, List<StreamId> rooms, long seed, Map<String, Integer> kills) {
        this.backstage = backstage;
        this.rooms = rooms;
        this.random = new Random(seed);
        this.kills = kills;
    }

    /** Walks once and leaves the rooms empty; says how many steps that took. */
    int walk() {
        begin();
        begin();
        int deadly = random.nextInt(24);
        int steps = 0;
        for (var standing = standing(); !standing.isEmpty(); standing = standing()) {
            step(standing.get(random.nextInt(standing.size())), steps == deadly ? death() : Paced.Fate.TAKEN);
            steps++;
        }
        settle();
        comeBack();
        return steps;
    }

    private void begin() {
        var tab = new Tab(Backstage.identity(user), rooms.get(random.nextInt(rooms.size())));
        var joins = new ArrayList<StreamId>();
        for (int i = 0; i <= random.nextInt(2); i++) {
            joins.add(rooms.get(random.nextInt(rooms.size())));
        }
        boolean leaves = random.nextBoolean();
        tabs.put(Paced.begin(() -> act(tab, joins, leaves)), tab);
    }

    private void act(Tab tab, List<StreamId> joins, boolean leaves) {
        for (StreamId room : joins) {
            tab.session = Backstage.identity(user);
            tab.room = room;
            var outcome = backstage.join(Backstage.request(room, tab.session));
            if (outcome instanceof JoinOutcome.Seated) {
                tab.seated.add(tab.session);
            }
        }
        if (leaves) {
            tab.left.add(tab.session);
            backstage.bean(Presence.class).leave(new Place(tab.room, tab.session));
        }
        tab.over = true;
    }

    private List<Paced> standing() {
        return tabs.keySet().stream().filter(tab -> tab.next().isPresent()).toList();
    }

    private Paced.Fate death() {
        return random.nextBoolean() ? Paced.Fate.DIES_BEFORE : Paced.Fate.DIES_AFTER;
    }

    private void step(Paced paced, Paced.Fate fate) {
        var tab = tabs.get(paced);
        String script = paced.next().orElseThrow();
        var acting = tab.session;
        var before = seats();
        story.append("\n%s of %s in room %d: %s".formatted(script, acting, rooms.indexOf(tab.room), fate));
        paced.step(fate);
        if (fate != Paced.Fate.TAKEN) {
            kills.merge(script + " " + fate, 1, Integer::sum);
        }
        if (script.equals("user_claim") && fate != Paced.Fate.DIES_BEFORE) {
            claimed.add(acting);
        }
        var newer = new HashSet<>(before);
        newer.removeAll(seats());
        newer.removeIf(seat -> !isNewer(seat, acting));
        assertThat(newer).as("newer ones that an older one removed%s", story).isEmpty();
    }

    private boolean isNewer(Identity one, Identity other) {
        return claimed.indexOf(one) > claimed.indexOf(other);
    }

    /** The leases of sessions that nobody was told of run out; then what the model says must hold. */
    private void settle() {
        Set<Identity> seated = new HashSet<>();
        Set<Identity> left = new HashSet<>();
        tabs.values().forEach(tab -> {
            seated.addAll(tab.seated);
            left.addAll(tab.left);
        });
        for (StreamId room : rooms) {
            sessions(room).stream()
                    .filter(session -> !seated.contains(session) || left.contains(session))
                    .forEach(session -> backstage.age(room, session, LONGER_THAN_A_LEASE));
            backstage.bean(PresenceSweep.class).run(room);
            backstage.isConsistent(room);
        }
        var seats = seats();
        assertThat(seats).as("never two entries%s", story).hasSizeLessThan(2);
        assertThat(seats).as("left and still there%s", story).noneMatch(left::contains);
        last().filter(last -> seated.contains(last) && !left.contains(last)).ifPresent(last -> assertThat(seats)
                .as("the last to claim has the seat%s", story)
                .containsExactly(last));
        if (tabs.values().stream().allMatch(tab -> tab.over)) {
            assertThat(last())
                    .as("without a death the last is seated, or has left%s", story)
                    .hasValueSatisfying(last -> assertThat(seated).contains(last));
        }
    }

    private Optional<Identity> last() {
        return claimed.isEmpty() ? Optional.empty() : Optional.of(claimed.getLast());
    }

    /** Whatever was left behind, the user's next join succeeds, is the only seat, and can be given back. */
    private void comeBack() {
        var next = Backstage.identity(user);
        var room = rooms.get(random.nextInt(rooms.size()));
        assertThat(backstage.join(Backstage.request(room, next))).isInstanceOf(JoinOutcome.Seated.class);
        assertThat(seats()).as("after the next join%s", story).containsExactly(next);
        assertThat(backstage.bean(PresenceLeave.class).run(room, next, LeaveReason.LEFT))
                .isEqualTo(PresenceLeave.Result.LEFT);
    }

    private List<Identity> seats() {
        return rooms.stream().flatMap(room -> sessions(room).stream()).toList();
    }

    private List<Identity> sessions(StreamId room) {
        return backstage.seats(room).stream()
                .map(Participant::identity)
                .filter(identity -> identity.user().equals(user))
                .toList();
    }
}
