package earshot.moderation;

import earshot.account.Caller;
import earshot.audit.Deed;
import earshot.room.StreamId;
import earshot.room.UserId;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Has an order carried out and answers with the state that it led to. */
@Singleton
class PeopleReplies {
    private final PeopleDecisions decisions;

    PeopleReplies(PeopleDecisions decisions) {
        this.decisions = decisions;
    }

    HttpResponse<ActionReply> act(
            Caller caller, Deed deed, String room, String user, Wish wish, @Nullable String reason) {
        return act(new Order(caller, new StreamId(room), new UserId(user), wish, reason), deed);
    }

    HttpResponse<ActionReply> act(Order order, Deed deed) {
        deed.on(order.target()).because(order.words().orElse(null));
        var outcome = decisions.decide(order);
        var decided = outcome.decided();
        deed.changed(StandingFacts.of(decided.before()), StandingFacts.of(decided.after()));
        var seat = outcome.seat().orElse(null);
        var reply = ActionReply.of(decided.act(), order.target().value(), seat, decided.after());
        return outcome.written()
                ? HttpResponse.ok(reply)
                : HttpResponse.accepted().body(reply);
    }
}
