package earshot.settings;

import earshot.account.Caller;
import earshot.json.BodyReader;
import earshot.problem.MayRefuse;
import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import earshot.room.UuidText;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** The caller's own voice settings. */
@Controller("/api/settings/voice")
@ExecuteOn(TaskExecutors.BLOCKING)
@MayRefuse
@Tag(name = "settings")
class SettingsController {
    private final SettingsBook book;
    private final SettingsLimit limit;
    private final BodyReader bodies;

    SettingsController(SettingsBook book, SettingsLimit limit, BodyReader bodies) {
        this.book = book;
        this.limit = limit;
        this.bodies = bodies;
    }

    /**
     * Reads them. The ETag names their version.
     *
     * @param user whose settings are meant; refused as {@code other-user} where somebody else is signed in by now
     */
    @Get
    @Operation(operationId = "getVoiceSettings", summary = "The own voice settings")
    @SettingsAnswers.ToRead
    HttpResponse<SettingsReply> read(
            Caller caller, @QueryValue @Nullable @Pattern(regexp = UuidText.PATTERN) String user) {
        requireOwn(caller, user);
        SettingsBook.Reading reading = book.read(caller.id());
        MutableHttpResponse<SettingsReply> answer = answer(reading.settings(), reading.stale());
        return reading.stale() ? answer.header(SettingsAnswers.SOURCE, "cache") : answer;
    }

    /**
     * Saves them all, if they are still those that the change was made of.
     *
     * @param user whose settings are meant; refused as {@code other-user} where somebody else is signed in by now
     */
    @Put
    @Operation(operationId = "putVoiceSettings", summary = "Change the own voice settings")
    @SettingsAnswers.ToWrite
    HttpResponse<SettingsReply> write(
            Caller caller,
            @QueryValue @Nullable @Pattern(regexp = UuidText.PATTERN) String user,
            @Header(value = HttpHeaders.IF_MATCH, defaultValue = "")
                    @Parameter(
                            required = true,
                            description = "the ETag of the settings that were changed",
                            schema = @Schema(pattern = IfMatch.PATTERN))
                    String changed,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = SettingsDocument.class)))
                    @Body
                    JsonNode body) {
        requireOwn(caller, user);
        limit.write(caller.id());
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

    /** In another tab somebody else may have signed in, unseen by the page that asks: it must not take one's settings for the other's. */
    private static void requireOwn(Caller caller, @Nullable String user) {
        if (user != null && !user.equals(caller.id().value())) {
            throw new ProblemException(
                    ProblemType.OTHER_USER, "These settings are not of who is signed in now. Ask again who that is.");
        }
    }

    private static MutableHttpResponse<SettingsReply> answer(Settings settings, boolean stale) {
        return HttpResponse.ok(SettingsReply.of(settings, stale))
                .header(HttpHeaders.ETAG, IfMatch.tag(settings.version()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
