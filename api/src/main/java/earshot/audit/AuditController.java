package earshot.audit;

import earshot.account.Caller;
import earshot.problem.MayRefuse;
import earshot.room.StreamId;
import earshot.stream.HostedStreams;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** What was done in a room, for its host. */
@Controller("/api/voice/streams/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@MayRefuse
@Tag(name = "moderation")
class AuditController {
    private static final String UUID_PATTERN = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$";
    private static final String ACTION_PATTERN = "^[a-z_]{2,40}$";
    private static final String RESULT_PATTERN = "^(accepted|refused|failed)$";

    private final HostedStreams streams;
    private final AuditRows rows;
    private final AuditReplies replies;
    private final AuditCsv csv;

    AuditController(HostedStreams streams, AuditRows rows, AuditReplies replies, AuditCsv csv) {
        this.streams = streams;
        this.rows = rows;
        this.replies = replies;
        this.csv = csv;
    }

    /**
     * Lists what was done and refused in the room, newest first.
     *
     * @param after the {@code next} of the page before
     * @param limit most entries on the page
     * @param actor only what this user did
     * @param target only what was done to this user
     * @param action only this action
     * @param result only what had this result
     * @return a page
     */
    @Get("/audit")
    @Operation(operationId = "listAudit", summary = "What was done in the room, for its host")
    AuditReply list(
            Caller caller,
            @PathVariable @Pattern(regexp = StreamId.PATTERN) String id,
            @QueryValue @Nullable @Pattern(regexp = UUID_PATTERN) String after,
            @QueryValue(defaultValue = "50") @Min(1) @Max(200) int limit,
            @QueryValue @Nullable @Pattern(regexp = UUID_PATTERN) String actor,
            @QueryValue @Nullable @Pattern(regexp = UUID_PATTERN) String target,
            @QueryValue @Nullable @Pattern(regexp = ACTION_PATTERN) String action,
            @QueryValue @Nullable @Pattern(regexp = RESULT_PATTERN) String result) {
        streams.require(new StreamId(id), caller);
        var query = new AuditQuery(AuditQuery.uuid(actor), AuditQuery.uuid(target), action, result);
        return replies.page(rows.page(id, query, AuditQuery.uuid(after), limit + 1), limit);
    }

    /**
     * Writes all of it as a table, newest first; it comes as it is read.
     *
     * @param actor only what this user did
     * @param target only what was done to this user
     * @param action only this action
     * @param result only what had this result
     */
    @Get("/audit.csv")
    @Produces(AuditCsv.TYPE)
    @Operation(operationId = "exportAudit", summary = "What was done in the room, as CSV for its host")
    @ApiResponse(
            responseCode = "200",
            description = "RFC 4180, UTF-8; no cell starts a formula",
            content = @Content(mediaType = AuditCsv.TYPE, schema = @Schema(implementation = String.class)))
    HttpResponse<Flux<byte[]>> export(
            Caller caller,
            @PathVariable @Pattern(regexp = StreamId.PATTERN) String id,
            @QueryValue @Nullable @Pattern(regexp = UUID_PATTERN) String actor,
            @QueryValue @Nullable @Pattern(regexp = UUID_PATTERN) String target,
            @QueryValue @Nullable @Pattern(regexp = ACTION_PATTERN) String action,
            @QueryValue @Nullable @Pattern(regexp = RESULT_PATTERN) String result) {
        streams.require(new StreamId(id), caller);
        var query = new AuditQuery(AuditQuery.uuid(actor), AuditQuery.uuid(target), action, result);
        return HttpResponse.ok(csv.of(id, query))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit-" + id + ".csv\"");
    }
}
