package earshot;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeIn;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;

/** What the description of the API says as a whole. The build writes the rest from the controllers: names, bounds and their comments. */
@OpenAPIDefinition(
        info = @Info(title = "Earshot", version = "1", description = "Voice beside a live stream."),
        security = {@SecurityRequirement(name = "cookie"), @SecurityRequirement(name = "bearer")})
@SecurityScheme(
        name = "cookie",
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.COOKIE,
        paramName = "earshot_session",
        description = "Set by signing in. A request that changes something must also come from this site's own pages.")
@SecurityScheme(
        name = "bearer",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT",
        description = "A token of /api/session/token, for clients that are no page of this site.")
final class ApiDescription {
    private ApiDescription() {}
}
