package earshot.presence;

import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import earshot.room.StreamId;
import earshot.room.UserId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The queue of raised hands. Its order and the places to speak are decided in Redis alone, however many ask at once. */
@Singleton
public class Hands {
    private final HandRaise raise;
    private final HandLower lower;
    private final HandClear clear;
    private final HandTake take;
    private final HandRelease release;
    private final HandOffer offer;

    Hands(HandRaise raise, HandLower lower, HandClear clear, HandTake take, HandRelease release, HandOffer offer) {
        this.raise = raise;
        this.lower = lower;
        this.clear = clear;
        this.take = take;
        this.release = release;
        this.offer = offer;
    }

    /**
     * Raises the user's hand and says whose hands are raised now; one that was raised stays where it is.
     *
     * @throws ProblemException {@code not-found} for somebody who is not in, {@code forbidden} for whom the room has muted,
     *     {@code hands-full}
     */
    public List<UserId> raise(StreamId room, UserId user) {
        return switch (raise.run(room, user)) {
            case HandRaise.Raised(var hands) -> hands;
            case HandRaise.Kept(var hands) -> hands;
            case HandRaise.Gone() -> throw new ProblemException(ProblemType.NOT_FOUND, "You are not in the room.");
            case HandRaise.Muted() ->
                throw new ProblemException(ProblemType.FORBIDDEN, "You are muted by a host and cannot raise a hand.");
            case HandRaise.Full() ->
                throw new ProblemException(
                        ProblemType.HANDS_FULL,
                        "As many hands as there may be are raised. Try again in a while.",
                        Duration.ofSeconds(10));
        };
    }

    /**
     * Lowers the hand and says whose are left.
     *
     * @throws ProblemException {@code no-hand}
     */
    public List<UserId> lower(StreamId room, UserId user) {
        return lower.run(room, user)
                .orElseThrow(() -> new ProblemException(ProblemType.NO_HAND, "The hand is not raised."));
    }

    /** Lowers all hands and says whose they were. */
    public List<UserId> clear(StreamId room) {
        return clear.run(room);
    }

    /** How somebody comes to a place to speak. */
    public enum Way {
        /** By taking up an offer. */
        OFFERED,
        /** By a hand that is accepted. */
        ACCEPTED,
        /** Without a hand. */
        GIVEN
    }

    /**
     * Keeps a place to speak for somebody while the role is written; of many at once no more get one than places are free. Nobody else
     * counts places.
     *
     * @throws ProblemException {@code no-hand}, {@code speakers-full}
     */
    public void take(StreamId room, UserId user, Way way) {
        switch (take.run(room, user, way)) {
            case TAKEN -> {}
            case NONE ->
                throw new ProblemException(
                        ProblemType.NO_HAND,
                        way == Way.OFFERED ? "You are offered no place now." : "The hand is not raised.");
            case FULL -> throw new ProblemException(ProblemType.SPEAKERS_FULL, "All places to speak are taken.");
        }
    }

    /**
     * What was done about offers.
     *
     * @param until when those end that are open from now on
     * @param opened whose they are
     */
    public record Offers(Instant until, List<UserId> opened) {}

    /** Ends the offers that nobody took up in time, and opens those that wait for it. */
    public Offers offer(StreamId room) {
        var offered = offer.run(room);
        return new Offers(offered.until(), offered.opened());
    }

    /** Lowers the hand of somebody who has what it was raised for. */
    public void settle(StreamId room, UserId user) {
        lower.run(room, user);
    }

    /** Gives the kept place back: the role could not be written. */
    public void release(StreamId room, UserId user) {
        release.run(room, user);
    }
}
