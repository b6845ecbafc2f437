package earshot.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.room.Role;
import earshot.room.RoomMode;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every role, action, target and mode against the rules in words; and docs/roles.md against the table. */
class RoleTableTest {
    /** What moderators may not do, whatever else they may. */
    private static final Set<Act> HOSTS_ALONE = Set.of(
            Act.BAN_EVERYWHERE,
            Act.BAN_EVERYWHERE_LIFT,
            Act.PROMOTE,
            Act.DEMOTE,
            Act.CHANGE_ROOM_ACCESS,
            Act.RENEW_INVITE,
            Act.READ_AUDIT);

    private static final Set<Act> OWN = Set.of(Act.STEP_DOWN, Act.RAISE_HAND, Act.WITHDRAW_HAND, Act.TAKE_OFFER);
    private static final Set<Act> EVERYBODYS = Set.of(Act.REPORT, Act.BLOCK);

    private final RoleTable table = new RoleTable(ObjectMapper.getDefault());

    static Stream<Arguments> everyCase() {
        return Stream.of(Act.values()).flatMap(act -> Stream.of(Role.values()).flatMap(actor -> Stream.of(Role.values())
                .flatMap(target -> Stream.of(RoomMode.values()).map(mode -> Arguments.of(act, actor, target, mode)))));
    }

    @ParameterizedTest
    @MethodSource("everyCase")
    void nobodyActsOnAnEqualOrHigherRoleOrBeyondTheOwn(Act act, Role actor, Role target, RoomMode mode) {
        boolean toAnother = table.refusal(act, actor, target, false, mode).isEmpty();
        boolean toOneself = table.refusal(act, actor, actor, true, mode).isEmpty();
        boolean toTheRoom = table.refusal(act, actor, mode).isEmpty();
        boolean leads = actor == Role.HOST || actor == Role.MODERATOR;

        assertThat(toAnother && toOneself).isFalse();
        if (toOneself) {
            assertThat(OWN).contains(act);
        }
        if (toAnother && !EVERYBODYS.contains(act)) {
            assertThat(leads).isTrue();
            assertThat(actor).isLessThan(target);
        }
        if (toTheRoom) {
            assertThat(leads).isTrue();
        }
        if (HOSTS_ALONE.contains(act) && actor != Role.HOST) {
            assertThat(toAnother || toOneself || toTheRoom).isFalse();
        }
        if (leads && !OWN.contains(act) && !HOSTS_ALONE.contains(act) && actor.compareTo(target) < 0) {
            assertThat(toAnother || toTheRoom).isTrue();
        }
        if (actor == Role.HOST && target != Role.HOST && !OWN.contains(act)) {
            assertThat(toAnother || toTheRoom).isTrue();
        }
    }

    @Test
    void everyActionStandsInTheTableAndNothingElse() {
        assertThat(table.rows().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Act.values()).map(Act::text).toList());
    }

    @Test
    void thePageShowsTheTable() throws IOException {
        assertThat(Files.readString(Path.of("docs/roles.md"))).contains(rendered(table.rows()));
    }

    private static String rendered(Map<String, RoleTable.Row> rows) {
        return rows.entrySet().stream()
                .map(row -> "| `%s` | %s | %s | %s |"
                        .formatted(
                                row.getKey(),
                                words(row.getValue().actors(), Role.values()),
                                targets(row.getValue().targets()),
                                words(row.getValue().modes(), RoomMode.values())))
                .collect(Collectors.joining("\n", "| action | who | to whom | in mode |\n|---|---|---|---|\n", "\n"));
    }

    private static <E extends Enum<E>> String words(Set<E> some, E[] all) {
        List<String> words = Arrays.stream(all)
                .filter(some::contains)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
        return String.join(", ", words);
    }

    private static String targets(RoleTable.Targets targets) {
        return switch (targets) {
            case lower -> "a lower role";
            case any -> "anybody else";
            case self -> "oneself";
            case none -> "the room";
        };
    }
}
