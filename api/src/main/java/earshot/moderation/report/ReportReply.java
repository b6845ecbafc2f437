package earshot.moderation.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody told of somebody, as hosts and moderators see it.
 *
 * @param at ms since the Unix epoch
 * @param reporterName as it was then, as {@code targetName}
 * @param evidence the last events of the room before the report, oldest first, as they were sent; at most 50
 * @param closedAt ms since the Unix epoch; absent while it is open
 * @param closedBy the name of who closed it
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Report")
record ReportReply(
        @Schema(format = "uuid") String id,
        long at,
        @Schema(format = "uuid") String reporterId,
        String reporterName,
        @Schema(format = "uuid") String targetId,
        String targetName,
        String reason,
        @Schema(allowableValues = {"open", "closed"}) String status,

        @ArraySchema(schema = @Schema(implementation = Object.class, types = "object"))
        List<JsonNode> evidence,

        @Nullable Long closedAt,
        @Nullable String closedBy,
        @Nullable String note) {

    /**
     * A page of reports.
     *
     * @param next the {@code after} of the next page; absent on the last
     */
    @Serdeable
    @Schema(name = "ReportsPage")
    record Page(List<ReportReply> reports, @Nullable String next) {}

    /**
     * What the reporter gets.
     *
     * @param at ms since the Unix epoch
     */
    @Serdeable
    @Schema(name = "ReportMade")
    record Made(@Schema(format = "uuid") String id, long at) {}
}
