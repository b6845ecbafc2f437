package earshot.presence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code room_rule.lua} brings into force.
 *
 * @param number of the rules that it was decided under; empty where the room was not loaded
 * @param settings fields of the room to set
 * @param denials who may not join until when, or may again
 * @param timers what is due when, or no longer
 * @param people whose standing is another, and what that means for the seat
 * @param others what changes for everybody else but the host
 * @param unwritten what Postgres does not have yet; empty where it has it all
 */
record RuleChange(
        String number,
        Map<String, String> settings,
        Map<String, Optional<Instant>> denials,
        Map<String, Optional<Instant>> timers,
        List<SeatRule> people,
        Optional<PlainSeat> others,
        Map<String, String> unwritten) {
    /** What a plain listener is in the room's mode. */
    record PlainSeat(boolean suppressed, boolean maySpeak) {}

    /** Whether nothing is different. */
    boolean isNothing() {
        return settings.isEmpty()
                && denials.isEmpty()
                && timers.isEmpty()
                && people.isEmpty()
                && others.isEmpty()
                && unwritten.isEmpty();
    }

    List<String> args() {
        var args = new ArrayList<>(List.of(number));
        add(args, settings);
        addTimes(args, denials);
        addTimes(args, timers);
        args.add(Integer.toString(people.size()));
        people.forEach(person -> args.addAll(person.args()));
        args.add(others.isPresent() ? "1" : "0");
        others.ifPresent(
                seat -> args.addAll(List.of(Boolean.toString(seat.suppressed()), seat.maySpeak() ? "1" : "0")));
        add(args, unwritten);
        return args;
    }

    private static void add(List<String> args, Map<String, String> fields) {
        args.add(Integer.toString(fields.size()));
        fields.forEach((name, value) -> args.addAll(List.of(name, value)));
    }

    private static void addTimes(List<String> args, Map<String, Optional<Instant>> times) {
        args.add(Integer.toString(times.size()));
        times.forEach((name, time) -> args.addAll(List.of(
                name, time.map(Instant::toEpochMilli).map(Object::toString).orElse(""))));
    }
}
