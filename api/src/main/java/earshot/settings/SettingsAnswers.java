package earshot.settings;

import earshot.problem.Problem;
import io.micronaut.http.HttpHeaders;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How the API description shows the answers of {@link SettingsController}, their headers included. */
final class SettingsAnswers {
    /** Says {@code cache} where Postgres is away and a copy was read. */
    static final String SOURCE = "Earshot-Settings-Source";

    private static final String PROBLEM = "application/problem+json";
    private static final String VERSION = "the version, for If-Match";

    private SettingsAnswers() {}

    @ApiResponse(
            responseCode = "200",
            description = "the whole document; the defaults where nothing was ever saved",
            headers = {
                @Header(
                        name = HttpHeaders.ETAG,
                        required = true,
                        description = VERSION,
                        schema = @Schema(type = "string", pattern = IfMatch.PATTERN)),
                @Header(
                        name = SOURCE,
                        description = "only where Postgres is away and a copy was read",
                        schema = @Schema(type = "string", allowableValues = "cache"))
            },
            content = @Content(schema = @Schema(implementation = SettingsReply.class)))
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface ToRead {}

    @ApiResponse(
            responseCode = "200",
            description = "the new version",
            headers =
                    @Header(
                            name = HttpHeaders.ETAG,
                            required = true,
                            description = VERSION,
                            schema = @Schema(type = "string", pattern = IfMatch.PATTERN)),
            content = @Content(schema = @Schema(implementation = SettingsReply.class)))
    @ApiResponse(
            responseCode = "412",
            description = "version-conflict: they were changed since; the current ones come with it",
            headers =
                    @Header(
                            name = HttpHeaders.ETAG,
                            required = true,
                            description = VERSION,
                            schema = @Schema(type = "string", pattern = IfMatch.PATTERN)),
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = SettingsConflict.class)))
    @ApiResponse(
            responseCode = "429",
            description = "rate-limited: too many changes",
            headers =
                    @Header(
                            name = HttpHeaders.RETRY_AFTER,
                            required = true,
                            description = "seconds until it may be tried again",
                            schema = @Schema(implementation = Integer.class)),
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface ToWrite {}
}
