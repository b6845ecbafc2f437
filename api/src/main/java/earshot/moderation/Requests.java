package earshot.moderation;

import earshot.account.Caller;
import earshot.presence.ParticipantBody;
import earshot.presence.Presence;
import earshot.presence.Rooms;
import earshot.presence.Terms;
import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import earshot.room.Role;
import earshot.room.StreamId;
import earshot.room.UserId;
import earshot.rules.Standing;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** What is asked of people rather than done to them: to mute, to speak. Nothing is written, and nobody is made to do it. */
@Singleton
class Requests {
    private final Rooms rooms;
    private final Presence presence;
    private final RoleTable table;
    private final Notices notices;

    Requests(Rooms rooms, Presence presence, RoleTable table, Notices notices) {
        this.rooms = rooms;
        this.presence = presence;
        this.table = table;
        this.notices = notices;
    }

    /** Who was asked, by somebody of which role, and how they stand. */
    record Asked(Role by, ParticipantBody seat, Standing standing) {}

    /** Asks somebody to mute; their page does it. */
    Asked mute(Caller caller, StreamId room, UserId target, @Nullable String reason) {
        Asked asked = permit(Act.SOFT_MUTE, caller, room, target);
        notices.softMute(room, target, reason, asked.by());
        return asked;
    }

    /** Asks somebody to speak; they decide. */
    Asked unmute(Caller caller, StreamId room, UserId target) {
        Asked asked = permit(Act.ASK_UNMUTE, caller, room, target);
        notices.askToUnmute(room, target, asked.by());
        return asked;
    }

    private Asked permit(Act act, Caller caller, StreamId room, UserId target) {
        Terms actor = terms(caller, room, caller.id());
        if (actor.standing().denial(actor.now()).isPresent()) {
            throw new ProblemException(ProblemType.FORBIDDEN, "You are denied this room yourself.");
        }
        Terms other = terms(caller, room, target);
        Role by = actor.role(caller.id());
        table.refusal(
                        act,
                        by,
                        other.role(target),
                        caller.id().equals(target),
                        actor.settings().mode())
                .ifPresent(why -> {
                    throw new ProblemException(ProblemType.FORBIDDEN, why);
                });
        return presence.shown(room, target)
                .map(seat -> new Asked(by, seat, other.standing().at(other.now())))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such person in the room."));
    }

    private Terms terms(Caller caller, StreamId room, UserId user) {
        return rooms.terms(room, user)
                .filter(terms -> terms.settings().visibleTo(caller.id()))
                .orElseThrow(() -> Rooms.unknown(room));
    }
}
