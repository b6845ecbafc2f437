package earshot.account;

import earshot.problem.MayRefuse;
import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signing in and out. */
@Controller("/api/session")
@ExecuteOn(TaskExecutors.BLOCKING)
@MayRefuse
@Tag(name = "session")
class SessionController {
    private final Accounts accounts;
    private final AccountLimits limits;
    private final LoginCookie cookie;
    private final DeviceCookie device;
    private final ClientAddress address;
    private final AccountSettings settings;

    SessionController(
            Accounts accounts,
            AccountLimits limits,
            LoginCookie cookie,
            DeviceCookie device,
            ClientAddress address,
            AccountSettings settings) {
        this.accounts = accounts;
        this.limits = limits;
        this.cookie = cookie;
        this.device = device;
        this.address = address;
        this.settings = settings;
    }

    /**
     * Says who is signed in.
     *
     * @return the account, or none
     */
    @Get
    SessionReply whoAmI(@Nullable Caller caller) {
        return new SessionReply(caller == null ? null : caller.user());
    }

    /**
     * Signs in.
     *
     * @return the account, and the cookie that keeps it signed in
     */
    @Post
    @AnswersWithCookie
    HttpResponse<UserReply> signIn(HttpRequest<?> request, @Valid @Body SignInRequest body) {
        return signedIn(check(request, body.name(), body.password(), settings.loginTtl()));
    }

    /**
     * Signs in without an account.
     *
     * @return the guest, the cookie that keeps it signed in, and one by which the host's decisions find the browser again
     */
    @Post("/guest")
    @AnswersWithCookie
    HttpResponse<UserReply> continueAsGuest(HttpRequest<?> request, @Valid @Body GuestRequest body) {
        limits.guest(request);
        String key = device.key(request);
        var marks = new Marks(DeviceCookie.digest(key), address.mark(request).orElse(null));
        return signedIn(accounts.guest(body.displayName(), marks)).cookie(device.holding(key));
    }

    /**
     * Gives a bearer token, by name and password or for the login at hand.
     *
     * @return the token; it ends when its login does
     */
    @Post("/token")
    TokenReply getToken(HttpRequest<?> request, @Nullable Caller caller, @Valid @Body TokenRequest body) {
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

    /** Signs out here; the user's other places stay signed in. The user's seat in a voice room ends, from whichever place it was taken. */
    @Delete
    @Status(HttpStatus.NO_CONTENT)
    HttpResponse<Void> signOut(@Nullable Caller caller) {
        if (caller != null) {
            accounts.signOut(caller);
        }
        return HttpResponse.<Void>noContent().cookie(cookie.cleared());
    }

    private Login check(HttpRequest<?> request, String name, String password, Duration ttl) {
        String folded = Names.folded(name);
        limits.password(folded, request);
        return accounts.signIn(folded, password, ttl).orElseThrow(SessionController::refused);
    }

    private MutableHttpResponse<UserReply> signedIn(Login login) {
        return HttpResponse.ok(new UserReply(login.user())).cookie(cookie.holding(login.token(), login.expiresAt()));
    }

    private static ProblemException refused() {
        return new ProblemException(ProblemType.UNAUTHENTICATED, "Name and password do not belong together.");
    }
}
