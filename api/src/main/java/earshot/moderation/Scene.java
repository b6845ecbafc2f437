package earshot.moderation;

import earshot.presence.RoomSettings;
import earshot.presence.RulesAhead.Known;
import earshot.presence.Terms;
import earshot.room.Role;
import earshot.room.RoomMode;
import earshot.room.UserId;
import earshot.rules.RuleBook;
import earshot.rules.Standing;
import java.time.Instant;

/**
 * All that it is decided by.
 *
 * @param settings of the room: whose it is, and who stands in for the host
 * @param mode of the room
 * @param actor standing of the one who acts
 * @param target standing of the one whom it concerns
 * @param now Redis time
 */
record Scene(RoomSettings settings, RoomMode mode, Standing actor, Standing target, Instant now) {
    /** By what Postgres has; it concerns nobody yet. */
    static Scene of(RoomSettings settings, RuleBook book, UserId actor, Instant now) {
        return new Scene(settings, book.rules().mode(), book.standing(actor), Standing.PLAIN, now);
    }

    /** By what Redis holds; it concerns nobody yet. */
    static Scene of(Known known, UserId actor) {
        return new Scene(known.settings(), known.settings().mode(), known.standing(actor), Standing.PLAIN, known.now());
    }

    /** By the terms of the one who acts; it concerns nobody yet. */
    static Scene of(Terms actor) {
        return new Scene(actor.settings(), actor.settings().mode(), actor.standing(), Standing.PLAIN, actor.now());
    }

    /** It concerns somebody of that standing. */
    Scene on(Standing other) {
        return new Scene(settings, mode, actor, other, now);
    }

    UserId host() {
        return settings.host();
    }

    Role role(UserId user, Standing standing) {
        return settings.role(user, standing);
    }

    /** What the one whom it concerns is to the one who acts: to the host, whoever stands in for them is a moderator still. */
    Role targetRole(UserId by, UserId user) {
        return host().equals(by) && !host().equals(user) ? target.role() : role(user, target);
    }
}
