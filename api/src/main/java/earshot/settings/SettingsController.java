package earshot.settings;

import earshot.account.Caller;
import earshot.json.BodyReader;
import earshot.problem.MayRefuse;
import earshot.problem.ProblemException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
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
    private final SettingsStore store;
    private final BodyReader bodies;

    SettingsController(SettingsStore store, BodyReader bodies) {
        this.store = store;
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
        return answer(store.find(caller.id()));
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
        return switch (store.write(caller.id(), expected, bodies.read(body, SettingsDocument.class))) {
            case WriteOutcome.Written(Settings now) -> answer(now);
            case WriteOutcome.Conflict(Settings current) ->
                throw ProblemException.conflict(
                        "Make the change again on the current settings, which are in this answer.",
                        IfMatch.tag(current.version()),
                        SettingsReply.of(current, false));
        };
    }

    private static HttpResponse<SettingsReply> answer(Settings settings) {
        return HttpResponse.ok(SettingsReply.of(settings, false))
                .header(HttpHeaders.ETAG, IfMatch.tag(settings.version()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
