package earshot.gate;

import earshot.presence.Place;
import earshot.presence.PresenceLook;
import earshot.presence.SeatLook;
import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import earshot.room.EffectivePermission;
import earshot.sfu.SfuPass;
import earshot.sfu.SfuPasses;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/** Holds a token against the seat that it was issued for. Every method but the first waits for Redis. */
@Singleton
final class Judge {
    private final SfuPasses passes;
    private final PresenceLook presence;
    private final Duration grace;

    Judge(SfuPasses passes, PresenceLook presence, GateSettings settings) {
        this.passes = passes;
        this.presence = presence;
        this.grace = settings.grace();
    }

    /**
     * Whose token it is.
     *
     * @throws ProblemException {@code unauthenticated} where it is not ours, or has ended
     */
    SfuPass identify(String token) {
        return passes.read(token)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.UNAUTHENTICATED, "This token is not valid, or no longer. Join the room again."));
    }

    /**
     * Returns where the bearer may come in at this moment.
     *
     * @throws ProblemException what stands against it
     * @throws earshot.redis.RedisUnavailableException where that cannot be known
     */
    void admit(SfuPass pass) {
        switch (judge(pass)) {
            case Verdict.Welcome() -> {}
            case Verdict.Denied(var until) -> throw denied(until);
            case Verdict.Seatless() -> throw forbidden("This session has no seat in the room. Join again.");
            case Verdict.Exceeding() -> throw forbidden("What this session may do has changed. Join again.");
            case Verdict.Unsettled() ->
                throw new ProblemException(
                        ProblemType.BACKEND_UNAVAILABLE, "The room is coming back. Try again.", Duration.ofSeconds(1));
        }
    }

    Verdict judge(SfuPass pass) {
        return weigh(pass, presence.run(new Place(pass.stream(), pass.identity())), grace);
    }

    static Verdict weigh(SfuPass pass, SeatLook look, Duration grace) {
        return switch (look) {
            case SeatLook.Denied(var until) -> new Verdict.Denied(until);
            case SeatLook.Replaced() -> new Verdict.Seatless();
            case SeatLook.Absent(var age) when age.compareTo(grace) < 0 -> new Verdict.Unsettled();
            case SeatLook.Absent(var age) -> new Verdict.Seatless();
            case SeatLook.Seated(var participant, var mode) ->
                pass.within(EffectivePermission.of(participant.role(), mode, participant.flags()))
                        ? new Verdict.Welcome()
                        : new Verdict.Exceeding();
        };
    }

    private static ProblemException denied(Instant until) {
        return new ProblemException(
                ProblemType.DENIED, "You may not be in this room.", Duration.between(Instant.now(), until));
    }

    private static ProblemException forbidden(String detail) {
        return new ProblemException(ProblemType.FORBIDDEN, detail);
    }
}
