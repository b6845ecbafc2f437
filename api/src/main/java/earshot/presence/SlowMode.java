package earshot.presence;

import earshot.problem.ProblemException;
import earshot.redis.RateLimit;
import earshot.redis.RateLimits;
import earshot.room.Role;
import earshot.room.StreamId;
import earshot.room.UserId;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Keeps the least time between two unmutes, or two hands, of one person in rooms that want it; not of hosts and moderators. */
@Singleton
public class SlowMode {
    private final Rooms rooms;
    private final RateLimits limits;

    SlowMode(Rooms rooms, RateLimits limits) {
        this.rooms = rooms;
        this.limits = limits;
    }

    /**
     * Lets the user unmute or raise a hand.
     *
     * @throws ProblemException {@code rate-limited} with the time to wait
     */
    public void require(StreamId room, UserId user) {
        Terms terms = rooms.terms(room, user).orElseThrow(() -> Rooms.unknown(room));
        int pauseMs = terms.settings().rules().slowModeMs();
        if (pauseMs > 0 && terms.role(user).compareTo(Role.MODERATOR) > 0) {
            // Another pause is another limit: what was used of the old one does not count.
            limits.require(new RateLimit("slow-" + pauseMs, 1, Duration.ofMillis(pauseMs)), room + ":" + user);
        }
    }
}
