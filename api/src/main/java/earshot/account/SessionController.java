package earshot.account;

import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signing in and out. */
@Controller("/api/session")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "session")
class SessionController {
    private final Accounts accounts;
    private final AccountLimits limits;
    private final LoginCookie cookie;
    private final AccountSettings settings;

    SessionController(Accounts accounts, AccountLimits limits, LoginCookie cookie, AccountSettings settings) {
        this.accounts = accounts;
        this.limits = limits;
        this.cookie = cookie;
        this.settings = settings;
    }

    /** Tells a page who it is. */
    @Get
    @Operation(operationId = "whoAmI", summary = "Who is signed in")
    @ApiResponse(responseCode = "200", description = "The account, or none")
    SessionReply whoAmI(@Nullable Caller caller) {
        return new SessionReply(caller == null ? null : caller.user());
    }

    /** Signs a page in. */
    @Post
    @AnswersWithCookie
    @Operation(operationId = "signIn", summary = "Sign in")
    @ApiResponse(responseCode = "200", description = "The account, and the cookie that keeps it signed in")
    HttpResponse<UserReply> signIn(HttpRequest<?> request, @Valid @Body SignInRequest body) {
        return signedIn(check(request, body.name(), body.password(), settings.loginTtl()));
    }

    /** Signs a page in without an account. */
    @Post("/guest")
    @AnswersWithCookie
    @Operation(operationId = "continueAsGuest", summary = "Continue as a guest")
    @ApiResponse(responseCode = "200", description = "The guest, and the cookie that keeps it signed in")
    HttpResponse<UserReply> guest(HttpRequest<?> request, @Valid @Body GuestRequest body) {
        limits.guest(request);
        return signedIn(accounts.guest(body.displayName()));
    }

    /** Gives an API client a bearer token. */
    @Post("/token")
    @Operation(operationId = "getToken", summary = "Get a bearer token, by name and password or for the login at hand")
    @ApiResponse(responseCode = "200", description = "The token; it ends when its login does")
    TokenReply token(HttpRequest<?> request, @Nullable Caller caller, @Valid @Body TokenRequest body) {
        String name = body.name();
        String password = body.password();
        if (name != null && password != null) {
            return TokenReply.of(check(request, name, password, settings.tokenTtl()));
        }
        return Optional.ofNullable(caller)
                .map(accounts::token)
                .map(TokenReply::of)
                .orElseThrow(SessionController::refused);
    }

    /** Signs out here; the user's other places stay signed in. */
    @Delete
    @Operation(operationId = "signOut", summary = "Sign out")
    @ApiResponse(responseCode = "204", description = "Signed out, or was not signed in")
    HttpResponse<?> signOut(@Nullable Caller caller) {
        if (caller != null) {
            accounts.signOut(caller);
        }
        return HttpResponse.noContent().cookie(cookie.cleared());
    }

    private Login check(HttpRequest<?> request, String name, String password, Duration ttl) {
        String folded = Names.folded(name);
        limits.password(folded, request);
        return accounts.signIn(folded, password, ttl).orElseThrow(SessionController::refused);
    }

    private HttpResponse<UserReply> signedIn(Login login) {
        return HttpResponse.ok(new UserReply(login.user())).cookie(cookie.holding(login.token(), login.expiresAt()));
    }

    private static ProblemException refused() {
        return new ProblemException(ProblemType.UNAUTHENTICATED, "Name and password do not belong together.");
    }
}
