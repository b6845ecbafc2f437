package earshot.presence;

import earshot.account.Caller;
import earshot.presence.PresenceRenew.Renewal;
import earshot.problem.MayRefuse;
import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import earshot.room.ParticipantFlags;
import earshot.room.StreamId;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;

/** What a tab does with the seat it has: keep it, leave it, mute in it, speak in it. */
@Controller("/api/voice/streams/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@MayRefuse
@Tag(name = "voice")
class SeatController {
    private final SessionTokens sessions;
    private final Heartbeats heartbeats;
    private final Restoration restoration;
    private final Presence presence;
    private final Speaking speaking;
    private final PresenceLimits limits;
    private final SlowMode slowMode;
    private final PresenceJson json;

    SeatController(
            SessionTokens sessions,
            Heartbeats heartbeats,
            Restoration restoration,
            Presence presence,
            Speaking speaking,
            PresenceLimits limits,
            SlowMode slowMode,
            PresenceJson json) {
        this.sessions = sessions;
        this.heartbeats = heartbeats;
        this.restoration = restoration;
        this.presence = presence;
        this.speaking = speaking;
        this.limits = limits;
        this.slowMode = slowMode;
        this.json = json;
    }

    /** Keeps the seat for another lease. */
    @Post("/heartbeat")
    @Status(HttpStatus.NO_CONTENT)
    @Operation(operationId = "heartbeat", summary = "Keep the seat")
    @ApiResponse(responseCode = "204", description = "Kept")
    void heartbeat(
            Caller caller, @PathVariable @Pattern(regexp = StreamId.PATTERN) String id, @Valid @Body SessionBody body) {
        var token = sessions.read(body.session(), caller, new StreamId(id));
        var renewal = heartbeats.beat(token.place());
        switch (renewal == Renewal.GONE ? restore(caller, token) : renewal) {
            case RENEWED -> {}
            case GONE -> throw expired();
            case REPLACED -> throw replaced();
        }
    }

    /** Leaves. Also right when the seat is gone already. */
    @Post("/leave")
    @Status(HttpStatus.NO_CONTENT)
    @Operation(operationId = "leaveVoice", summary = "Leave the room; also by beacon")
    @ApiResponse(responseCode = "204", description = "Left, or was not in")
    void leave(
            Caller caller, @PathVariable @Pattern(regexp = StreamId.PATTERN) String id, @Valid @Body SessionBody body) {
        presence.leave(sessions.read(body.session(), caller, new StreamId(id)).place());
    }

    /** Switches the own flags. */
    @Post("/me")
    @Operation(operationId = "changeMe", summary = "Mute or deafen oneself, or end that")
    @ApiResponse(responseCode = "200", description = "The participant as it is now")
    ParticipantBody me(
            Caller caller, @PathVariable @Pattern(regexp = StreamId.PATTERN) String id, @Valid @Body MeBody body) {
        var place = sessions.read(body.session(), caller, new StreamId(id)).place();
        limits.toggle(caller);
        if (Boolean.FALSE.equals(body.selfMuted())) {
            slowMode.require(place.room(), caller.id());
        }
        return switch (presence.switchFlags(place, body.selfMuted(), body.selfDeafened())) {
            case Alteration.Updated updated -> json.participant(updated.participant());
            case Alteration.Unchanged unchanged -> json.participant(unchanged.participant());
            case Alteration.Gone gone -> throw expired();
            case Alteration.Replaced replaced -> throw replaced();
        };
    }

    /** Tells that the own microphone picks up speech, or no longer does. */
    @Post("/speaking")
    @Status(HttpStatus.NO_CONTENT)
    @Operation(operationId = "reportSpeaking", summary = "Tell whether one speaks")
    @ApiResponse(responseCode = "204", description = "Taken; others see it within moments")
    void speaking(
            Caller caller,
            @PathVariable @Pattern(regexp = StreamId.PATTERN) String id,
            @Valid @Body SpeakingBody body) {
        speaking.report(sessions.read(body.session(), caller, new StreamId(id)).place(), body.speaking());
    }

    private Renewal restore(Caller caller, SessionToken token) {
        var place = token.place();
        var request = new JoinRequest(
                place.room(),
                place.identity(),
                caller.displayName(),
                caller.guest(),
                ParticipantFlags.NONE,
                null,
                caller.marks().texts());
        return restoration.restore(request, token.epoch());
    }

    private static ProblemException expired() {
        return new ProblemException(ProblemType.LEASE_EXPIRED, "Join again.");
    }

    private static ProblemException replaced() {
        return new ProblemException(ProblemType.SESSION_REPLACED, "Another tab of yours has the seat now.");
    }
}
