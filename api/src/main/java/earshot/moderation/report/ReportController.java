package earshot.moderation.report;

import earshot.account.Caller;
import earshot.audit.Action;
import earshot.audit.Deed;
import earshot.presence.Rooms;
import earshot.problem.MayRefuse;
import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import earshot.room.Role;
import earshot.room.StreamId;
import earshot.room.UserId;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What participants tell of others, for those who run the room. */
@Controller("/api/voice/streams/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@MayRefuse
@Tag(name = "moderation")
class ReportController {
    private static final String UUID_PATTERN = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$";

    /** Above every id there is. */
    private static final String NEWEST = "ffffffff-ffff-ffff-ffff-ffffffffffff";

    private final Rooms rooms;
    private final Reports reports;
    private final ReportRepository rows;
    private final ReportReplies replies;

    ReportController(Rooms rooms, Reports reports, ReportRepository rows, ReportReplies replies) {
        this.rooms = rooms;
        this.reports = reports;
        this.rows = rows;
        this.replies = replies;
    }

    /**
     * Reports somebody in the same room to those who run it. The last events of the room are kept with it.
     *
     * @return which report it is
     */
    @Post("/participants/{userId}/report")
    @Status(HttpStatus.CREATED)
    @Action("report")
    @Operation(operationId = "reportParticipant", summary = "Report somebody in the room")
    ReportReply.Made report(
            Caller caller,
            @Parameter(hidden = true) Deed deed,
            @PathVariable @Pattern(regexp = StreamId.PATTERN) String id,
            @PathVariable @Pattern(regexp = UUID_PATTERN) String userId,
            @Valid @Body ReportBody body) {
        deed.because(body.reason());
        var room = new StreamId(id);
        rooms.requireVisible(room, caller.id());
        var made = reports.report(caller, room, new UserId(userId), body.reason());
        deed.changed(null, Map.of("report", made.id()));
        return made;
    }

    /**
     * Lists reports, newest first.
     *
     * @param after the {@code next} of the page before
     * @param limit most reports on the page
     * @param status only these; all where absent
     * @return a page
     */
    @Get("/reports")
    @Operation(operationId = "listReports", summary = "What participants reported, for those who run the room")
    ReportReply.Page list(
            Caller caller,
            @PathVariable @Pattern(regexp = StreamId.PATTERN) String id,
            @QueryValue @Nullable @Pattern(regexp = UUID_PATTERN) String after,
            @QueryValue(defaultValue = "20") @Min(1) @Max(50) int limit,
            @QueryValue @Nullable @Pattern(regexp = "^(open|closed)$") String status) {
        requireRunning(caller, new StreamId(id));
        var from = UUID.fromString(after == null ? NEWEST : after);
        return replies.page(rows.page(id, from, status == null ? null : status.equals("closed"), limit + 1), limit);
    }

    /**
     * Closes a report. Also right where that is so already; then it stays as it was closed.
     *
     * @return the report
     */
    @Post("/reports/{reportId}/close")
    @Action("close_report")
    @Operation(operationId = "closeReport", summary = "Close a report")
    ReportReply close(
            Caller caller,
            @Parameter(hidden = true) Deed deed,
            @PathVariable @Pattern(regexp = StreamId.PATTERN) String id,
            @PathVariable @Pattern(regexp = UUID_PATTERN) String reportId,
            @Nullable @Valid @Body CloseBody body) {
        var room = new StreamId(id);
        String note = body == null ? null : body.note();
        deed.because(note);
        requireRunning(caller, room);
        var closed = reports.close(caller, room, UUID.fromString(reportId), note);
        deed.on(new UserId(closed.targetId().toString())).changed(null, Map.of("report", reportId));
        return replies.reply(closed);
    }

    private void requireRunning(Caller caller, StreamId room) {
        rooms.requireVisible(room, caller.id());
        Role role = rooms.terms(room, caller.id())
                .map(terms -> terms.role(caller.id()))
                .orElse(Role.LISTENER);
        if (role != Role.HOST && role != Role.MODERATOR) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Only who runs the room reads its reports.");
        }
    }
}
