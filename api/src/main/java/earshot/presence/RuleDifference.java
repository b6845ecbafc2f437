package earshot.presence;

import earshot.room.EffectivePermission;
import earshot.room.ParticipantFlags;
import earshot.room.Role;
import earshot.room.UserId;
import earshot.rules.Standing;
import earshot.rules.Standings;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what must change in Redis for it to hold what is wanted. */
@Singleton
class RuleDifference {
    private final Standings standings;
    private final SettingsFields fields;

    RuleDifference(Standings standings, SettingsFields fields) {
        this.standings = standings;
        this.fields = fields;
    }

    RuleChange between(HeldRules held, WantedRules wanted) {
        return of(held, wanted, Map.of());
    }

    /** The same, with what Postgres does not have yet. */
    RuleChange of(HeldRules held, WantedRules wanted, Map<String, String> unwritten) {
        boolean moded = held.settings()
                .filter(known -> known.mode() == wanted.settings().mode())
                .isEmpty();
        Set<UserId> users = moded ? everybody(held, wanted) : different(held, wanted);
        var denials = new HashMap<String, Optional<Instant>>();
        var timers = new HashMap<String, Optional<Instant>>();
        for (UserId user : users) {
            Standing before = held(held, user);
            Standing after = wanted.standing(user);
            deny(denials, user, before, after, wanted.now());
            if (!before.nextEnd().equals(after.nextEnd())) {
                timers.put("standing:" + user, after.nextEnd());
            }
        }
        return new RuleChange(
                held.number(),
                settings(held, wanted),
                denials,
                timers,
                users.stream().map(user -> seat(user, wanted, held)).toList(),
                moded ? Optional.of(plain(wanted)) : Optional.empty(),
                unwritten);
    }

    private SeatRule seat(UserId user, WantedRules wanted, HeldRules held) {
        Standing standing = wanted.standing(user);
        var settings = wanted.settings().actedFor(actingHost(held).orElse(null));
        return SeatRule.of(user, standings.write(standing), new Terms(settings, held.number(), standing, wanted.now()));
    }

    private Map<String, String> settings(HeldRules held, WantedRules wanted) {
        Map<String, String> before = held.settings().map(fields::write).orElseGet(Map::of);
        Map<String, String> after = fields.write(wanted.settings());
        after.entrySet().removeIf(field -> field.getValue().equals(before.get(field.getKey())));
        return after;
    }

    private static void deny(
            Map<String, Optional<Instant>> denials, UserId user, Standing before, Standing after, Instant now) {
        before.sanctions().stream()
                .flatMap(sanction -> sanction.marks())
                .forEach(mark -> denials.put(mark, Optional.empty()));
        after.sanctions().stream().filter(sanction -> sanction.kind().denies()).forEach(sanction -> sanction.marks()
                .forEach(mark -> denials.put(mark, Optional.of(sanction.end()))));
        Optional<Instant> end = after.denial(now).map(sanction -> sanction.end());
        if (end.isPresent()
                || before.sanctions().stream().anyMatch(known -> known.kind().denies())) {
            denials.put(user.value(), end);
        }
    }

    private Set<UserId> different(HeldRules held, WantedRules wanted) {
        Set<UserId> users = everybody(held, wanted);
        users.removeIf(user ->
                standings.write(wanted.standing(user)).equals(held.standings().getOrDefault(user, "")));
        if (held.settings().filter(known -> known.rules().succession()).isPresent()
                && !wanted.settings().rules().succession()) {
            actingHost(held).ifPresent(users::add);
        }
        return users;
    }

    private static Optional<UserId> actingHost(HeldRules held) {
        return held.settings().flatMap(known -> Optional.ofNullable(known.actingHost()));
    }

    private static Set<UserId> everybody(HeldRules held, WantedRules wanted) {
        var users = new HashSet<>(held.standings().keySet());
        users.addAll(wanted.standings().keySet());
        return users;
    }

    private Standing held(HeldRules held, UserId user) {
        return standings.read(Optional.ofNullable(held.standings().get(user)));
    }

    private static RuleChange.PlainSeat plain(WantedRules wanted) {
        var mode = wanted.settings().mode();
        boolean suppressed = EffectivePermission.suppresses(Role.LISTENER, mode);
        return new RuleChange.PlainSeat(
                suppressed,
                EffectivePermission.of(Role.LISTENER, mode, ParticipantFlags.NONE)
                        .maySpeak());
    }
}
