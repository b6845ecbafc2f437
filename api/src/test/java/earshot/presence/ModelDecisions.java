package earshot.presence;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.redis.RoomKeys;
import earshot.room.Role;
import earshot.room.RoomMode;
import earshot.room.RoomStatus;
import earshot.room.StreamId;
import earshot.room.UserId;
import earshot.rules.Sanction;
import earshot.rules.SanctionKind;
import earshot.rules.Standing;
import earshot.stream.Visibility;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A host's decisions, hands, offers and successions at random, in a real room and in its model at once. */
final class ModelDecisions {
    private static final List<Role> ROLES = List.of(Role.LISTENER, Role.SPEAKER, Role.MODERATOR);
    private static final List<Hands.Way> WAYS = List.of(Hands.Way.values());
    private static final Duration LONG_AGO = Duration.ofHours(2);

    private final Backstage backstage;
    private final Random random;

    ModelDecisions(Backstage backstage, Random random) {
        this.backstage = backstage;
        this.random = random;
    }

    /** Something is decided about the room, or about somebody who is no host, in or not; says what. */
    String decide(StreamId id, RoomModel room, String user) {
        int dice = random.nextInt(12);
        if (dice < 2) {
            room.switchMode();
        } else if (dice < 3) {
            room.stage.cap(random.nextInt(3));
        } else if (user.equals(room.host)) {
            return "no decision on the host";
        } else if (dice < 6) {
            room.serverMute(user);
        } else if (dice < 8) {
            room.ban(user);
        } else {
            become(id, room, user, ROLES.get(random.nextInt(ROLES.size())).text());
        }
        enforce(id, room);
        return "decision " + dice + " on " + user + " in " + id;
    }

    /** Where no place is free, the room lets a speaker only listen, and the role is taken back. */
    private void become(StreamId id, RoomModel room, String user, String role) {
        boolean placeless = role.equals("speaker")
                && room.seats.containsKey(user)
                && !room.isSpeaker(user)
                && !room.stage.hasPlace(user);
        if (placeless) {
            String before = room.roles.put(user, role);
            enforce(id, room);
            room.roles.put(user, before == null ? "listener" : before);
        }
        room.become(user, placeless ? "listener" : role);
    }

    /** Something happens to the queue of hands; says what. */
    String queue(StreamId id, RoomModel room, String user) {
        int dice = random.nextInt(12);
        var who = new UserId(user);
        var what = "hands " + dice + " of " + user + " in " + id;
        if (dice < 5) {
            var raised = backstage.bean(HandRaise.class).run(id, who);
            assertThat(raised.getClass().getSimpleName()).as(what).isEqualTo(room.stage.raise(user));
        } else if (dice < 6) {
            assertThat(backstage.bean(HandLower.class).run(id, who).isPresent())
                    .as(what)
                    .isEqualTo(room.stage.withdraw(user));
        } else if (dice < 7 && random.nextInt(4) == 0) {
            backstage.bean(HandClear.class).run(id);
            room.stage.clear();
        } else if (dice < 10) {
            accept(id, room, user, WAYS.get(random.nextInt(WAYS.size())), what);
        } else {
            endOffers(id, room);
        }
        return what;
    }

    /** The role is written, or that fails. */
    private void accept(StreamId id, RoomModel room, String user, Hands.Way way, String what) {
        var who = new UserId(user);
        var taken = backstage.bean(HandTake.class).run(id, who, way);
        assertThat(taken.name()).as(what).isEqualTo(room.stage.take(user, way.name()));
        if (taken != HandTake.Result.TAKEN) {
            return;
        }
        boolean isListener = room.role(user).equals("listener");
        if (isListener && random.nextInt(4) > 0) {
            room.become(user, "speaker");
            enforce(id, room);
            backstage.bean(HandLower.class).run(id, who);
            room.stage.withdraw(user);
        } else {
            backstage.bean(HandRelease.class).run(id, who);
            room.stage.kept.remove(user);
        }
    }

    /** Time is up for one of those who know of their offer. */
    private void endOffers(StreamId id, RoomModel room) {
        Set<String> over = room.stage.kept.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .limit(random.nextInt(2))
                .collect(Collectors.toSet());
        over.forEach(user -> backstage.score(new RoomKeys(id).timers(), backstage.now() - 1, "offer:" + user));
        var offered = backstage.bean(HandOffer.class).run(id);
        assertThat(offered.over().stream().map(UserId::value)).containsExactlyInAnyOrderElementsOf(over);
        room.stage.offersEnd(over);
    }

    /** Somebody is looked for who stands in for the host, who may have been gone for long; says so. */
    String succeed(StreamId id, RoomModel room, Map<String, Long> joinedAt) {
        if (room.hostIsMissed && random.nextInt(3) > 0) {
            room.hostIsLongGone = true;
            backstage.put(id, "host_left_at", Long.toString(backstage.now() - LONG_AGO.toMillis()));
        }
        var successor = backstage.bean(HostSucceed.class).run(id).map(UserId::value);
        String what = "succession in " + id + (room.hostIsLongGone ? ", host long gone" : "");
        assertThat(successor.orElse(null)).as(what).isEqualTo(room.succeed(joinedAt));
        return what;
    }

    void enforce(StreamId id, RoomModel room) {
        var mode = room.stage.on ? RoomMode.STAGE : RoomMode.OPEN;
        var rules = Backstage.rules(mode, room.stage.speakerCap);
        var settings = Backstage.settings(new UserId(room.host), Visibility.PUBLIC, RoomStatus.OPEN, room.cap, rules);
        Map<UserId, Standing> standings = new HashMap<>();
        room.roles.forEach((user, role) -> put(standings, user, standing -> standing.as(role(role))));
        room.muted.forEach(user -> put(standings, user, standing -> standing.with(sanction(user, SanctionKind.MUTE))));
        room.banned.forEach(user -> put(standings, user, standing -> standing.with(sanction(user, SanctionKind.BAN))));
        standings.values().removeIf(Standing::isPlain);
        backstage.rule(id, settings, standings);
    }

    private static Role role(String text) {
        return ROLES.stream()
                .filter(role -> role.text().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private static void put(Map<UserId, Standing> standings, String user, UnaryOperator<Standing> change) {
        var id = new UserId(user);
        standings.put(id, change.apply(standings.getOrDefault(id, Standing.PLAIN)));
    }

    private static Sanction sanction(String user, SanctionKind kind) {
        return new Sanction(
                UUID.nameUUIDFromBytes((user + kind).getBytes(StandardCharsets.UTF_8)),
                null,
                Backstage.HOST,
                new UserId(user),
                "Ada",
                kind,
                null,
                Backstage.HOST,
                "Host",
                Instant.EPOCH,
                null,
                null,
                null);
    }
}
