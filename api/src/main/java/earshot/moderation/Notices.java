package earshot.moderation;

import com.fasterxml.jackson.annotation.JsonInclude;
import earshot.account.InboxEvents;
import earshot.redis.Keys;
import earshot.redis.Redis;
import earshot.redis.RedisUnavailableException;
import earshot.room.Role;
import earshot.room.StreamId;
import earshot.room.UserId;
import earshot.rules.Sanction;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells people in their own inbox what was decided about them. What is missed there stands in the next {@code me_snapshot}. */
@Singleton
class Notices {
    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

    private final Redis redis;
    private final InboxEvents events;

    Notices(Redis redis, InboxEvents events) {
        this.redis = redis;
        this.events = events;
    }

    /**
     * Something was decided about the one whose inbox it is.
     *
     * @param action what
     * @param reason in the actor's words
     * @param until when it ends by itself, ms since the Unix epoch; null for never, or where nothing lasts
     * @param by whether a host or a moderator did it
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ModerationNotice(
            String streamId,
            String action,
            @Nullable String reason,
            @Nullable Long until,
            Role by) {}

    /** The one whose inbox it is has another role; {@code actingHost} says whether they stand in for the host. */
    @Serdeable
    record RoleChanged(String streamId, Role role, boolean actingHost) {}

    /** A host or moderator asks the one whose inbox it is to speak. */
    @Serdeable
    record UnmuteRequested(String streamId, Role by) {}

    /** A place to speak is kept for the one whose inbox it is, until then, ms since the Unix epoch. */
    @Serdeable
    record HandOffered(String streamId, long until) {}

    /** Tells what an order came to, unless it came to nothing. */
    void tell(Order order, Decided decided) {
        switch (decided.change()) {
            case Decided.Became(var role) -> role(order.room(), order.target(), role);
            case Decided.Imposed(var sanction) ->
                notice(order, decided, Optional.ofNullable(sanction.until()).map(Instant::toEpochMilli));
            case Decided.Lifted lifted -> notice(order, decided, Optional.empty());
            case Decided.Nothing nothing when decided.act() == Act.KICK -> notice(order, decided, Optional.empty());
            case Decided.Nothing nothing -> {}
        }
    }

    /** Asks somebody's page to mute. */
    void softMute(StreamId room, UserId user, @Nullable String reason, Role by) {
        var notice = new ModerationNotice(room.value(), Act.SOFT_MUTE.text(), reason, null, by);
        send(user, events.envelope("moderation_notice", notice));
    }

    /** Asks somebody to speak. */
    void askToUnmute(StreamId room, UserId user, Role by) {
        send(user, events.envelope("unmute_requested", new UnmuteRequested(room.value(), by)));
    }

    /** Tells somebody that they were muted with all others. */
    void muted(Sanction sanction, StreamId room, Role by) {
        var notice = new ModerationNotice(room.value(), Act.MUTE.text(), sanction.reason(), null, by);
        send(sanction.user(), events.envelope("moderation_notice", notice));
    }

    /** Somebody's hand was declined. */
    void declined(StreamId room, UserId user, Role by) {
        var notice = new ModerationNotice(room.value(), Act.DECLINE_HAND.text(), null, null, by);
        send(user, events.envelope("moderation_notice", notice));
    }

    /** Somebody stands in for the host from now on. */
    void standsIn(StreamId room, UserId user) {
        send(user, events.envelope("role_changed", new RoleChanged(room.value(), Role.HOST, true)));
    }

    /** Offers somebody a place to speak. */
    void offered(StreamId room, UserId user, Instant until) {
        send(user, events.envelope("hand_offered", new HandOffered(room.value(), until.toEpochMilli())));
    }

    /** Something that stood against somebody has ended by itself. */
    void ended(StreamId room, UserId user, Act act) {
        send(
                user,
                events.envelope(
                        "moderation_notice", new ModerationNotice(room.value(), act.text(), null, null, Role.HOST)));
    }

    /** Somebody has that role from now on, and does not stand in for the host. */
    void role(StreamId room, UserId user, Role role) {
        send(user, events.envelope("role_changed", new RoleChanged(room.value(), role, false)));
    }

    private void notice(Order order, Decided decided, Optional<Long> until) {
        send(
                order.target(),
                events.envelope(
                        "moderation_notice",
                        new ModerationNotice(
                                order.room().value(),
                                action(decided.act()),
                                order.words().orElse(null),
                                until.orElse(null),
                                decided.by())));
    }

    /** To the one whom it concerns a ban is a ban, wherever it counts. */
    private static String action(Act act) {
        return switch (act) {
            case BAN_EVERYWHERE -> Act.BAN.text();
            case BAN_EVERYWHERE_LIFT -> Act.BAN_LIFT.text();
            default -> act.text();
        };
    }

    private void send(UserId user, String event) {
        try {
            redis.publish(Keys.inbox(user), event);
        } catch (RedisUnavailableException e) {
            LOG.info("{} was not told what was decided: {}", user, e.getMessage());
        }
    }
}
