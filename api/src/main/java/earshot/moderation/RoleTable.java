package earshot.moderation;

import earshot.room.Role;
import earshot.room.RoomMode;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Who may do what to whom, as {@code moderation/roles.json} says; the page reads the same file. */
@Singleton
public class RoleTable {
    private static final String FILE = "/moderation/roles.json";

    private final Map<String, Row> rows;

    RoleTable(ObjectMapper json) {
        try (InputStream file = RoleTable.class.getResourceAsStream(FILE)) {
            rows = Objects.requireNonNull(
                    json.readValue(Objects.requireNonNull(file, FILE), Argument.mapOf(String.class, Row.class)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** On whom an action may be done. */
    @Serdeable
    enum Targets {
        /** Somebody of a lower role. */
        lower,
        /** Anybody else. */
        any,
        /** Oneself alone. */
        self,
        /** The room rather than a person. */
        none
    }

    /**
     * A line of the table.
     *
     * @param actors who may
     * @param targets to whom
     * @param modes in rooms of which mode
     */
    @Serdeable
    record Row(Set<Role> actors, Targets targets, Set<RoomMode> modes) {}

    /** Why somebody may not do this to the room; nothing where they may. */
    public Optional<String> refusal(Act act, Role actor, RoomMode mode) {
        Row row = row(act);
        return row.targets() == Targets.none ? general(row, actor, mode) : Optional.of("This is done to a person.");
    }

    /** Why somebody may not do this to that person; nothing where they may. */
    public Optional<String> refusal(Act act, Role actor, Role target, boolean oneself, RoomMode mode) {
        Row row = row(act);
        return general(row, actor, mode).or(() -> switch (row.targets()) {
            case lower -> oneself ? toOneself() : lower(actor, target);
            case any -> oneself ? toOneself() : Optional.empty();
            case self -> oneself ? Optional.empty() : Optional.of("Everybody does this for themselves alone.");
            case none -> Optional.of("This is not done to a person.");
        });
    }

    Map<String, Row> rows() {
        return rows;
    }

    private Row row(Act act) {
        return Objects.requireNonNull(rows.get(act.text()), act.text());
    }

    private static Optional<String> general(Row row, Role actor, RoomMode mode) {
        if (!row.actors().contains(actor)) {
            return Optional.of("In this room you are " + actor.text() + ", who may not do this.");
        }
        return row.modes().contains(mode)
                ? Optional.empty()
                : Optional.of("This is not done in the mode " + mode.text() + ".");
    }

    private static Optional<String> lower(Role actor, Role target) {
        return actor.compareTo(target) < 0
                ? Optional.empty()
                : Optional.of("You may not do this to a " + target.text() + ".");
    }

    private static Optional<String> toOneself() {
        return Optional.of("You may not do this to yourself.");
    }
}
