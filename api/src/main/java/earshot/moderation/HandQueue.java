package earshot.moderation;

import earshot.account.Caller;
import earshot.presence.Hands;
import earshot.presence.Rooms;
import earshot.presence.SlowMode;
import earshot.presence.Terms;
import earshot.problem.ProblemException;
import earshot.room.StreamId;
import earshot.room.UserId;
import jakarta.inject.Singleton;
import java.util.List;

/** Lets people raise and lower hands, by the role table. The queue is in Redis alone: Postgres is not asked. */
@Singleton
class HandQueue {
    private final Rooms rooms;
    private final Hands hands;
    private final SlowMode slowMode;
    private final Judge judge;
    private final Notices notices;

    HandQueue(Rooms rooms, Hands hands, SlowMode slowMode, Judge judge, Notices notices) {
        this.rooms = rooms;
        this.hands = hands;
        this.slowMode = slowMode;
        this.judge = judge;
        this.notices = notices;
    }

    /**
     * Raises the caller's hand; says whose are raised now.
     *
     * @throws ProblemException {@code not-found}, {@code forbidden}, {@code hands-full}, {@code rate-limited} in slow mode
     */
    List<UserId> raise(Caller caller, StreamId room) {
        permit(Act.RAISE_HAND, caller, room, caller.id());
        slowMode.require(room, caller.id());
        return hands.raise(room, caller.id());
    }

    /**
     * Lowers a hand, the caller's own or somebody else's, who is told; says whose are raised now.
     *
     * @throws ProblemException {@code not-found}, {@code forbidden}, {@code no-hand}
     */
    List<UserId> lower(Caller caller, StreamId room, UserId user) {
        boolean own = caller.id().equals(user);
        var scene = permit(own ? Act.WITHDRAW_HAND : Act.DECLINE_HAND, caller, room, user);
        var left = hands.lower(room, user);
        if (!own) {
            notices.declined(room, user, scene.role(caller.id(), scene.actor()));
        }
        return left;
    }

    /**
     * Lowers all hands; says whose they were.
     *
     * @throws ProblemException {@code not-found}, {@code forbidden}
     */
    List<UserId> clear(Caller caller, StreamId room) {
        var scene = scene(caller, room, caller.id());
        judge.permit(Act.CLEAR_HANDS, scene.role(caller.id(), scene.actor()), scene);
        return hands.clear(room);
    }

    /**
     * Lets the caller do that with the user's hand, by what Redis holds.
     *
     * @throws ProblemException {@code not-found}, {@code forbidden}
     */
    Scene permit(Act act, Caller caller, StreamId room, UserId user) {
        var scene = scene(caller, room, user);
        judge.permit(act, caller.id(), user, scene);
        return scene;
    }

    private Scene scene(Caller caller, StreamId room, UserId user) {
        rooms.requireVisible(room, caller.id());
        Terms own = terms(room, caller.id());
        var target = caller.id().equals(user) ? own : terms(room, user);
        return Scene.of(own).on(target.standing());
    }

    private Terms terms(StreamId room, UserId user) {
        return rooms.terms(room, user).orElseThrow(() -> Rooms.unknown(room));
    }
}
