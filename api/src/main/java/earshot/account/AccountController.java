package earshot.account;

import earshot.problem.MayRefuse;
import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

/** Making, changing and deleting accounts. */
@Controller("/api")
@ExecuteOn(TaskExecutors.BLOCKING)
@MayRefuse
@Tag(name = "account")
class AccountController {
    private final Accounts accounts;
    private final AccountLimits limits;
    private final LoginCookie cookie;

    AccountController(Accounts accounts, AccountLimits limits, LoginCookie cookie) {
        this.accounts = accounts;
        this.limits = limits;
        this.cookie = cookie;
    }

    /**
     * Makes an account and signs in with it.
     *
     * @return the account, and the cookie that keeps it signed in
     */
    @Post("/accounts")
    @Status(HttpStatus.CREATED)
    @AnswersWithCookie
    HttpResponse<UserReply> signUp(HttpRequest<?> request, @Valid @Body SignUpRequest body) {
        limits.signUp(request);
        return accounts.signUp(Names.folded(body.name()), body.displayName(), body.password())
                .map(login -> HttpResponse.created(new UserReply(login.user()))
                        .cookie(cookie.holding(login.token(), login.expiresAt())))
                .orElseThrow(() -> new ProblemException(ProblemType.NAME_TAKEN, "Choose another name."));
    }

    /**
     * Changes the own display name.
     *
     * @return the account as it is now
     */
    @Patch("/account")
    UserReply changeProfile(Caller caller, @Valid @Body ProfileRequest body) {
        return new UserReply(accounts.rename(caller, body.displayName()));
    }

    /** Changes the own password and signs out everywhere else; the answer carries a new cookie. */
    @Put("/account/password")
    @Status(HttpStatus.NO_CONTENT)
    HttpResponse<Void> changePassword(HttpRequest<?> request, Caller caller, @Valid @Body PasswordRequest body) {
        limits.password(limitName(caller), request);
        Login login = accounts.changePassword(caller, body.currentPassword(), body.newPassword())
                .orElseThrow(AccountController::wrongPassword);
        return HttpResponse.<Void>noContent().cookie(cookie.holding(login.token(), login.expiresAt()));
    }

    /** Deletes the own account and what it owns. */
    @Delete("/account")
    @Status(HttpStatus.NO_CONTENT)
    HttpResponse<Void> deleteAccount(HttpRequest<?> request, Caller caller, @Valid @Nullable @Body DeleteRequest body) {
        if (!caller.guest()) {
            requirePassword(request, caller, body == null ? null : body.password());
        }
        accounts.delete(caller);
        return HttpResponse.<Void>noContent().cookie(cookie.cleared());
    }

    private void requirePassword(HttpRequest<?> request, Caller caller, @Nullable String password) {
        limits.password(limitName(caller), request);
        if (password == null || !accounts.isPasswordOf(caller, password)) {
            throw wrongPassword();
        }
    }

    /** Guesses count against the same account whichever way they come. */
    private static String limitName(Caller caller) {
        String name = caller.user().name();
        return name == null ? caller.getName() : name;
    }

    private static ProblemException wrongPassword() {
        return new ProblemException(ProblemType.FORBIDDEN, "This is not the password of the account.");
    }
}
