package earshot.presence;

import earshot.room.LeaveReason;
import earshot.room.ParticipantFlags;
import earshot.room.Role;
import earshot.room.UserId;
import earshot.rules.SanctionKind;
import java.util.List;
import java.util.Optional;

/**
 * A user's standing and what it means for the seat, where the user has one.
 *
 * @param user whose
 * @param standing as text; empty for a plain listener
 * @param role in the room
 * @param flags what the room takes away; the user's own flags stay as they are
 * @param maySpeak whether the microphone may be published
 * @param end why the seat ends
 */
record SeatRule(
        UserId user, String standing, Role role, ParticipantFlags flags, boolean maySpeak, Optional<LeaveReason> end) {
    static SeatRule of(UserId user, String standing, Terms terms) {
        return new SeatRule(
                user,
                standing,
                terms.role(user),
                terms.flags(user, ParticipantFlags.NONE),
                terms.permission(user).maySpeak(),
                terms.standing()
                        .denial(terms.now())
                        .map(denial -> denial.kind() == SanctionKind.BAN ? LeaveReason.BANNED : LeaveReason.KICKED));
    }

    List<String> args() {
        return List.of(
                user.value(),
                standing,
                role.text(),
                Boolean.toString(flags.serverMuted()),
                Boolean.toString(flags.serverDeafened()),
                Boolean.toString(flags.suppressed()),
                maySpeak ? "1" : "0",
                end.map(LeaveReason::text).orElse(""));
    }
}
