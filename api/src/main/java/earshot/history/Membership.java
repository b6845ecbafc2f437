package earshot.history;

import earshot.redis.StreamEntry;
import earshot.room.Identity;
import earshot.room.LeaveReason;
import earshot.room.Role;
import earshot.room.SessionId;
import earshot.room.UserId;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** A queued join or leave of one session. */
sealed interface Membership {
    /** Whose. */
    Identity identity();

    /** The role at that moment. */
    Role role();

    boolean guest();

    Instant joinedAt();

    /** The session took its seat. */
    record Join(Identity identity, Role role, boolean guest, Instant joinedAt) implements Membership {}

    /** The session's seat ended. Complete in itself, so that its row can be written before that of the join. */
    record Leave(Identity identity, Role role, boolean guest, Instant joinedAt, Instant leftAt, LeaveReason reason)
            implements Membership {}

    /** The entry's meaning, or nothing where it has none: it is logged and must not block those behind it. */
    static Optional<Membership> parse(StreamEntry entry) {
        try {
            return Optional.of(read(entry.fields()));
        } catch (IllegalArgumentException e) {
            LoggerFactory.getLogger(Membership.class)
                    .error("Skipped history entry {} {}", entry.id(), entry.fields(), e);
            return Optional.empty();
        }
    }

    private static Membership read(Map<String, String> fields) {
        var identity = new Identity(new UserId(text(fields, "user")), new SessionId(text(fields, "session")));
        Role role = Role.valueOf(text(fields, "role").toUpperCase(Locale.ROOT));
        boolean guest = text(fields, "guest").equals("true");
        return switch (text(fields, "kind")) {
            case "join" -> new Join(identity, role, guest, time(fields, "at"));
            case "leave" ->
                new Leave(identity, role, guest, time(fields, "joinedAt"), time(fields, "at"), reason(fields));
            default -> throw new IllegalArgumentException("neither a join nor a leave");
        };
    }

    private static LeaveReason reason(Map<String, String> fields) {
        return LeaveReason.valueOf(text(fields, "reason").toUpperCase(Locale.ROOT));
    }

    private static Instant time(Map<String, String> fields, String name) {
        return Instant.ofEpochMilli(Long.parseLong(text(fields, name)));
    }

    private static String text(Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException("without " + name);
        }
        return value;
    }
}
