package earshot.presence;

import earshot.room.StreamId;
import earshot.room.UserId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** {@code hand_offer.lua}: ends offers whose time is over, and opens the next ones. */
@Singleton
final class HandOffer {
    private final ChangeScript script;
    private final String open;

    HandOffer(ChangeScript.Loader scripts, HandSettings settings) {
        this.script = scripts.load("hand_offer");
        this.open = Long.toString(settings.offer().toMillis());
    }

    /**
     * What is offered now.
     *
     * @param until when the new offers end
     * @param opened whom to tell
     * @param over whose offer is over
     */
    record Offered(Instant until, List<UserId> opened, List<UserId> over) {}

    Offered run(StreamId room) {
        var reply = script.run(room, List.of(open));
        return switch (reply.text(0)) {
            case "offered" ->
                new Offered(
                        Instant.ofEpochMilli(reply.number(1)),
                        HandRaise.users(reply.list(2)),
                        HandRaise.users(reply.list(3)));
            default -> throw ChangeScript.undocumented(reply);
        };
    }
}
