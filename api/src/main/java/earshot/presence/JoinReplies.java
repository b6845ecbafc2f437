package earshot.presence;

import earshot.account.Caller;
import earshot.presence.JoinReply.Heartbeat;
import earshot.presence.JoinReply.Outcome;
import earshot.presence.JoinReply.PermissionBody;
import earshot.presence.JoinReply.Warning;
import earshot.sfu.SfuTokens;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Writes the answer to a join that took a seat: signs both tokens and names the room as it was then. */
@Singleton
class JoinReplies {
    private final SessionTokens sessions;
    private final SfuTokens sfu;
    private final PresenceJson json;
    private final Heartbeat heartbeat;

    JoinReplies(SessionTokens sessions, SfuTokens sfu, PresenceJson json, PresenceSettings settings) {
        this.sessions = sessions;
        this.sfu = sfu;
        this.json = json;
        this.heartbeat = new Heartbeat(
                settings.heartbeatInterval().toMillis(), settings.lease().toMillis());
    }

    /** @param signalling where the client finds the SFU's signalling */
    JoinReply reply(Caller caller, JoinOutcome.Seated seated, String signalling) {
        JoinOutcome.Seat seat = seated.seat();
        Place place = seat.place();
        return new JoinReply(
                outcome(seated),
                sessions.issue(place, seat.room().position().epoch()),
                place.identity().toString(),
                sfu.issue(place.room(), place.identity(), caller.displayName(), seat.role(), seat.permission())
                        .at(signalling),
                PermissionBody.of(seat.permission()),
                warning(seat),
                json.roster(seat.room()),
                heartbeat);
    }

    private static Outcome outcome(JoinOutcome.Seated seated) {
        return switch (seated) {
            case JoinOutcome.Joined joined -> Outcome.JOINED;
            case JoinOutcome.Rejoined rejoined -> Outcome.REJOINED;
            case JoinOutcome.Moved moved -> Outcome.MOVED;
            case JoinOutcome.Replaced replaced -> Outcome.REPLACED;
        };
    }

    private static @Nullable Warning warning(JoinOutcome.Seat seat) {
        return seat.room().participants().size() > seat.softCap() ? Warning.NEARLY_FULL : null;
    }
}
