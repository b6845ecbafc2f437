package earshot.presence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import earshot.redis.RoomKeys;
import earshot.room.Identity;
import earshot.room.RoomMode;
import earshot.room.RoomStatus;
import earshot.room.SessionId;
import earshot.room.StreamId;
import earshot.room.UserId;
import earshot.stream.Visibility;
import io.lettuce.core.RedisCommandExecutionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;

/** A random walk of users' tabs through rooms, on the real thing and on the model at once; after each step the two must agree. */
final class ModelWalk {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int USERS = 5;
    private static final int TABS = 2;
    private static final Duration HOST_IS_MISSED_FOR = Duration.ofHours(1);
    private static final List<String> STEPS =
            List.of("user_claim", "presence_join", "user_confirm", "presence_leave", "user_release");

    /** A tab knows of one session, the last that it joined with; that may be long gone. */
    private static final class Tab {
        final String user;
        String session = UUID.randomUUID().toString();
        int room;

        Tab(String user) {
            this.user = user;
        }
    }

    private final Backstage backstage;
    private final Random random;
    private final ModelDecisions decisions;
    private final PresenceModel model;
    private final List<StreamId> rooms = new ArrayList<>();
    private final List<Tab> tabs = new ArrayList<>();
    private final List<Map<String, JsonNode>> known = new ArrayList<>();
    /** Each room's roster as somebody has it who heard every event. */
    private final List<Map<String, JsonNode>> heard = new ArrayList<>();

    /** The version of the last of those events. */
    private final List<Long> told = new ArrayList<>();

    private String step = "";
    private long clock;

    ModelWalk(Backstage backstage, long seed) {
        this.backstage = backstage;
        this.random = new Random(seed);
        this.decisions = new ModelDecisions(backstage, random);
        for (int tab = 0; tab < USERS * TABS; tab++) {
            tabs.add(new Tab(tab < USERS ? UUID.randomUUID().toString() : tabs.get(tab - USERS).user));
        }
        String host = tabs.getFirst().user;
        this.model = new PresenceModel(host, 2, 3, 10);
        for (RoomModel room : model.rooms) {
            rooms.add(backstage.room(Backstage.settings(
                    new UserId(host),
                    Visibility.PUBLIC,
                    RoomStatus.OPEN,
                    room.cap,
                    Backstage.rules(RoomMode.OPEN, 1))));
            known.add(Map.of());
            heard.add(new HashMap<>());
            told.add(0L);
        }
    }

    void walk(int steps) {
        for (int i = 0; i < steps; i++) {
            model.rooms.forEach(room -> room.touched.clear());
            take(tabs.get(random.nextInt(tabs.size())), random.nextInt(160));
            for (int room = 0; room < rooms.size(); room++) {
                compare(room);
            }
        }
    }

    private void take(Tab tab, int dice) {
        if (dice < 30) {
            join(tab, random.nextInt(rooms.size()), UUID.randomUUID().toString());
        } else if (dice < 35) {
            join(tab, tab.room, tab.session);
        } else if (dice < 42) {
            dieJoining(tab, random.nextInt(rooms.size()));
        } else if (dice < 57) {
            leave(tab);
        } else if (dice < 70) {
            beat(tab);
        } else if (dice < 78) {
            mute(tab, random.nextBoolean());
        } else if (dice < 88) {
            fallSilent(tab, random.nextBoolean() ? RoomModel.Beat.LATE : RoomModel.Beat.OVER);
        } else if (dice < 100) {
            sweep(random.nextInt(rooms.size()));
        } else {
            lead(tab, random.nextInt(4) > 0 ? tab.room : random.nextInt(rooms.size()), dice);
        }
    }

    private void lead(Tab tab, int index, int dice) {
        var id = rooms.get(index);
        var room = model.rooms.get(index);
        step = "leading " + tab.user + " in " + index;
        if (dice < 120) {
            step = decisions.decide(id, room, tab.user);
        } else if (dice < 150) {
            step = decisions.queue(id, room, tab.user);
        } else {
            Map<String, Long> joinedAt = new HashMap<>();
            known.get(index)
                    .forEach((user, seat) ->
                            joinedAt.put(user, seat.at("/joinedAt").asLong()));
            step = decisions.succeed(id, room, joinedAt);
        }
    }

    private void join(Tab tab, int room, String session) {
        step = "join of " + tab.user + " in " + room + " as " + session;
        tab.room = room;
        tab.session = session;
        var outcome = backstage.join(Backstage.request(rooms.get(room), identity(tab)));
        String role = model.rooms.get(room).roles.get(tab.user);
        assertThat(outcome.getClass().getSimpleName()).as(step).isEqualTo(model.join(room, tab.user, session));
        if (!Objects.equals(role, model.rooms.get(room).roles.get(tab.user))) {
            // As the due timer does: the role is taken back.
            decisions.enforce(rooms.get(room), model.rooms.get(room));
        }
    }

    /** The node dies somewhere in the join; what that may leave behind is taken over, and nothing else. */
    private void dieJoining(Tab tab, int room) {
        String script = STEPS.get(random.nextInt(STEPS.size()));
        String session = UUID.randomUUID().toString();
        backstage.kill(script, random.nextBoolean() ? "before" : "after");
        step = "killed join of " + tab.user + " in " + room + " as " + session + " at " + script;
        try {
            var request =
                    Backstage.request(rooms.get(room), new Identity(new UserId(tab.user), new SessionId(session)));
            backstage.join(request);
        } catch (RedisCommandExecutionException killed) {
            assertThat(killed).hasMessageContaining("killed");
        } finally {
            backstage.spare();
        }
        adopt(tab.user, room, session);
    }

    private void adopt(String user, int target, String session) {
        for (int index = 0; index < rooms.size(); index++) {
            var room = model.rooms.get(index);
            var seat = room.seats.get(user);
            JsonNode real = participants(index).get(user);
            if (real != null
                    && index == target
                    && real.at("/sessionId").asText().equals(session)) {
                room.seats.put(user, new RoomModel.Seat(session));
                if (room.isSpeaker(user) && real.at("/role").asText().equals("listener")) {
                    room.roles.put(user, "listener");
                    decisions.enforce(rooms.get(index), room);
                }
            } else if (real == null) {
                room.seats.remove(user);
            } else {
                assertThat(seat).as(step).isNotNull();
            }
            adoptStage(rooms.get(index), room);
            room.version = version(index);
            room.touched.add(user);
        }
    }

    /** What hung on the seat may be gone with it. */
    private void adoptStage(StreamId id, RoomModel room) {
        if (room.acting != null && backstage.field(id, "acting_host").isEmpty()) {
            room.touched.add(room.acting);
            room.acting = null;
        }
        String hostLeftAt = backstage.field(id, "host_left_at");
        room.hostIsMissed = !hostLeftAt.isEmpty();
        room.hostIsLongGone =
                room.hostIsMissed && backstage.now() - Long.parseLong(hostLeftAt) > HOST_IS_MISSED_FOR.toMillis();
        room.stage.hands.retainAll(hands(id));
        room.stage.kept.clear();
        room.stage.kept.putAll(kept(id));
    }

    private List<String> hands(StreamId id) {
        return backstage.redis().members(new RoomKeys(id).hands());
    }

    private Map<String, Boolean> kept(StreamId id) {
        var timers = new RoomKeys(id).timers();
        var untold = backstage.redis().membersUpTo(timers, 0);
        return backstage.redis().members(timers).stream()
                .filter(timer -> timer.startsWith("offer:"))
                .collect(Collectors.toMap(timer -> timer.substring(6), timer -> !untold.contains(timer)));
    }

    private void leave(Tab tab) {
        step = "leave of " + tab.user + " from " + tab.room + " as " + tab.session;
        backstage.bean(Presence.class).leave(new Place(rooms.get(tab.room), identity(tab)));
        model.leave(tab.room, tab.user, tab.session);
    }

    private void beat(Tab tab) {
        step = "heartbeat of " + tab.user + " in " + tab.room + " as " + tab.session;
        var renewals = backstage.bean(PresenceRenew.class).run(rooms.get(tab.room), List.of(identity(tab)));
        assertThat(renewals.getFirst().name()).as(step).isEqualTo(model.beat(tab.room, tab.user, tab.session));
    }

    private void mute(Tab tab, boolean muted) {
        step = "mute of " + tab.user + " in " + tab.room + " as " + tab.session;
        var alteration = backstage.bean(PresenceUpdate.class).run(rooms.get(tab.room), identity(tab), muted, null);
        assertThat(alteration.getClass().getSimpleName())
                .as(step)
                .isEqualTo(model.mute(tab.room, tab.user, tab.session, muted));
    }

    /** Time goes by without a heartbeat of whoever of the user sits in the tab's room. */
    private void fallSilent(Tab tab, RoomModel.Beat beat) {
        step = "silence of " + tab.user + " in " + tab.room + ": " + beat;
        var seat = model.rooms.get(tab.room).seats.get(tab.user);
        if (seat != null) {
            seat.beat = beat;
            seat.ceased = clock++;
            var identity = new Identity(new UserId(tab.user), new SessionId(seat.session));
            backstage.age(
                    rooms.get(tab.room),
                    identity,
                    beat == RoomModel.Beat.OVER ? Duration.ofMinutes(3) : Duration.ofSeconds(90));
        }
    }

    private void sweep(int room) {
        step = "sweep of " + room;
        backstage.bean(Sweeper.class).sweep(rooms.get(room));
        model.sweep(room);
    }

    private void compare(int index) {
        var room = model.rooms.get(index);
        Map<String, JsonNode> real = participants(index);
        assertThat(real.keySet()).as("users in %d after %s", index, step).isEqualTo(room.seats.keySet());
        Map<String, Long> versions = new HashMap<>();
        real.forEach((user, participant) -> {
            versions.put(user, participant.at("/version").asLong());
            compare(index, user, participant, room.seats.get(user));
        });
        assertThat(version(index)).as("version of %d after %s", index, step).isEqualTo(room.version);
        assertThat(orEmpty(backstage.field(rooms.get(index), "digest")))
                .as("digest of %d after %s", index, step)
                .isEqualTo(PresenceModel.digest(versions));
        assertThat(replayed(index)).as("replay of %d after %s", index, step).isEqualTo(real);
        known.set(index, real);
        compareStage(rooms.get(index), room);
    }

    private void compareStage(StreamId id, RoomModel room) {
        assertThat(hands(id)).as("hands after %s", step).isEqualTo(room.stage.hands);
        assertThat(kept(id)).as("kept places after %s", step).isEqualTo(room.stage.kept);
        assertThat(backstage.field(id, "acting_host"))
                .as("acting host after %s", step)
                .isEqualTo(room.acting == null ? "" : room.acting);
        assertThat(backstage.speakers(id))
                .as("who may speak after %s", step)
                .isEqualTo(room.seats.keySet().stream().filter(room::maySpeak).collect(Collectors.toSet()));
    }

    private void compare(int index, String user, JsonNode participant, RoomModel.Seat seat) {
        String what = "seat of " + user + " in " + index + " after " + step;
        assertThat(participant.at("/sessionId").asText()).as(what).isEqualTo(seat.session);
        assertThat(participant.at("/selfMuted").asBoolean()).as(what).isEqualTo(seat.muted);
        assertThat(participant.at("/serverMuted").asBoolean())
                .as(what)
                .isEqualTo(model.rooms.get(index).muted.contains(user));
        assertThat(participant.at("/role").asText())
                .as(what)
                .isEqualTo(model.rooms.get(index).role(user));
        assertThat(participant.at("/suppressed").asBoolean())
                .as(what)
                .isEqualTo(model.rooms.get(index).suppressed(user));
        assertThat(participant.at("/presence").asText())
                .as(what)
                .isEqualTo(seat.shownLate ? "reconnecting" : "present");
        if (!model.rooms.get(index).touched.contains(user)) {
            assertThat(participant).as(what).isEqualTo(known.get(index).get(user));
        }
    }

    /** The roster that somebody has who heard every event since the room was empty. */
    private Map<String, JsonNode> replayed(int index) {
        Map<String, JsonNode> roster = heard.get(index);
        long version = told.get(index);
        for (String text : backstage.eventsAfter(rooms.get(index), version)) {
            JsonNode event = json(text);
            assertThat(event.at("/p").asText()).as("position after " + version).endsWith("-" + ++version);
            JsonNode participant = event.at("/d/participant");
            if (participant.isMissingNode()) {
                roster.remove(event.at("/d/userId").asText());
            } else {
                roster.put(participant.at("/userId").asText(), participant);
            }
        }
        told.set(index, version);
        return roster;
    }

    private Map<String, JsonNode> participants(int index) {
        Map<String, JsonNode> participants = new HashMap<>();
        backstage
                .redis()
                .hash(new RoomKeys(rooms.get(index)).participants())
                .forEach((user, text) -> participants.put(user, json(text)));
        return participants;
    }

    private long version(int index) {
        String version = backstage.field(rooms.get(index), "version");
        return version.isEmpty() ? 0 : Long.parseLong(version);
    }

    private static String orEmpty(String digest) {
        return digest.isEmpty() ? "0000000000000000" : digest;
    }

    private static Identity identity(Tab tab) {
        return new Identity(new UserId(tab.user), new SessionId(tab.session));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
