package earshot.settings;

import earshot.account.Caller;
import earshot.json.BodyReader;
import earshot.problem.MayRefuse;
import earshot.problem.ProblemException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Put;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;

/** The caller's own voice settings. */
@Controller("/api/settings/voice")
@ExecuteOn(TaskExecutors.BLOCKING)
@MayRefuse
@Tag(name = "settings")
class SettingsController {
    /** Says {@code cache} where Postgres is away and a copy was read. */
    private static final String SOURCE = "Earshot-Settings-Source";

    private final SettingsBook book;
    private final BodyReader bodies;

    SettingsController(SettingsBook book, BodyReader bodies) {
        this.book = book;
        this.bodies = bodies;
    }

    /**
     * Reads them. The ETag names their version.
     *
     * @return the whole document; the defaults where nothing was ever saved
     */
    @Get
    @Operation(operationId = "getVoiceSettings", summary = "The own voice settings")
    HttpResponse<SettingsReply> read(Caller caller) {
        SettingsBook.Reading reading = book.read(caller.id());
        MutableHttpResponse<SettingsReply> answer = answer(reading.settings(), reading.stale());
        return reading.stale() ? answer.header(SOURCE, "cache") : answer;
    }

    /**
     * Saves them all, if they are still those that the change was made of.
     *
     * @return the new version
     */
    @Put
    @Operation(operationId = "putVoiceSettings", summary = "Change the own voice settings")
    HttpResponse<SettingsReply> write(
            Caller caller,
            @Header(value = HttpHeaders.IF_MATCH, defaultValue = "")
                    @Parameter(
                            required = true,
                            description = "the ETag of the settings that were changed",
                            schema = @Schema(pattern = IfMatch.PATTERN))
                    String changed,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = SettingsDocument.class)))
                    @Body
                    JsonNode body) {
        long expected = IfMatch.version(changed);
        return switch (book.write(caller.id(), expected, bodies.read(body, SettingsDocument.class))) {
            case WriteOutcome.Written(Settings now) -> answer(now, false);
            case WriteOutcome.Conflict(Settings current) ->
                throw ProblemException.conflict(
                        "Make the change again on the current settings, which are in this answer.",
                        IfMatch.tag(current.version()),
                        SettingsReply.of(current, false));
        };
    }

    private static MutableHttpResponse<SettingsReply> answer(Settings settings, boolean stale) {
        return HttpResponse.ok(SettingsReply.of(settings, stale))
                .header(HttpHeaders.ETAG, IfMatch.tag(settings.version()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
