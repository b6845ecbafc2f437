package earshot.presence;

import com.github.f4b6a3.uuid.UuidCreator;
import earshot.account.Caller;
import earshot.problem.MayRefuse;
import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import earshot.room.Identity;
import earshot.room.ParticipantFlags;
import earshot.room.SessionId;
import earshot.room.StreamId;
import earshot.sfu.SfuRooms;
import earshot.sfu.SignallingAddress;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The first of the six steps from a join to everybody's roster, which docs/architecture.md names: asks for a seat where the caller may see
 * the stream ({@link Rooms}) and the room lets them in ({@link EntryRules}), once the room is open at the SFU ({@link SfuRooms}), and answers with what came of it: a refusal by its
 * problem, a seat ({@link Seating}) by the tokens that prove it here and at the SFU and the room at that moment ({@link JoinReplies}).
 */
@Controller("/api/voice/streams/{id}/join")
@ExecuteOn(TaskExecutors.BLOCKING)
@MayRefuse
@Tag(name = "voice")
class JoinController {
    private final PresenceLimits limits;
    private final Rooms rooms;
    private final EntryRules entry;
    private final SfuRooms sfuRooms;
    private final Presence presence;
    private final JoinReplies replies;
    private final SignallingAddress signalling;
    private final JoinTimes times;

    JoinController(
            PresenceLimits limits,
            Rooms rooms,
            EntryRules entry,
            SfuRooms sfuRooms,
            Presence presence,
            JoinReplies replies,
            SignallingAddress signalling,
            JoinTimes times) {
        this.limits = limits;
        this.rooms = rooms;
        this.entry = entry;
        this.sfuRooms = sfuRooms;
        this.presence = presence;
        this.replies = replies;
        this.signalling = signalling;
        this.times = times;
    }

    /** Takes a seat. A repeat with the same Idempotency-Key, while the seat is held, is answered {@code rejoined}, with fresh tokens. */
    @Post
    @Operation(operationId = "joinVoice", summary = "Join a stream's voice room")
    @ApiResponse(responseCode = "200", description = "In the room")
    JoinReply join(
            HttpRequest<?> http,
            Caller caller,
            @PathVariable @Pattern(regexp = StreamId.PATTERN) String id,
            @Nullable @Header("Idempotency-Key") @Pattern(regexp = "^[A-Za-z0-9_-]{1,64}$") String key,
            @Nullable @Valid @Body JoinBody body) {
        return times.take(() -> seat(http, caller, id, key, body));
    }

    private JoinReply seat(
            HttpRequest<?> http, Caller caller, String id, @Nullable String key, @Nullable JoinBody body) {
        limits.join(caller);
        var room = new StreamId(id);
        var terms = rooms.visibleTerms(room, caller.id());
        entry.require(caller, room, terms, body);
        sfuRooms.ensure(room);
        var outcome = presence.join(request(caller, room, key, body), terms);
        return switch (outcome) {
            case JoinOutcome.Seated seated -> replies.reply(caller, seated, signalling.of(http));
            case JoinOutcome.Denied denied -> throw Denial.problem(denied, Instant.now());
            case JoinOutcome.Hidden hidden -> throw Rooms.unknown(room);
            case JoinOutcome.Full full -> throw problem(ProblemType.ROOM_FULL, "Try again when somebody has left.");
            case JoinOutcome.Locked locked -> throw problem(ProblemType.ROOM_LOCKED, "The host has locked the room.");
            case JoinOutcome.Closed closed -> throw problem(ProblemType.ROOM_CLOSED, "There is no voice here now.");
            case JoinOutcome.Overtaken overtaken ->
                throw problem(ProblemType.SESSION_REPLACED, "You joined in another tab at the same moment.");
        };
    }

    private static JoinRequest request(Caller caller, StreamId room, @Nullable String key, @Nullable JoinBody body) {
        var flags = body == null ? ParticipantFlags.NONE : body.flags();
        var session = new SessionId(UuidCreator.getTimeOrderedEpoch().toString());
        var identity = new Identity(caller.id(), session);
        return new JoinRequest(
                room,
                identity,
                caller.displayName(),
                caller.guest(),
                flags,
                key,
                caller.marks().texts());
    }

    private static ProblemException problem(ProblemType type, String detail) {
        return new ProblemException(type, detail);
    }
}
