package earshot.account;

import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

/** Making, changing and deleting accounts. */
@Controller("/api")
@ExecuteOn(TaskExecutors.BLOCKING)
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

    /** Signs up, and in. */
    @Post("/accounts")
    @AnswersWithCookie
    @Operation(operationId = "signUp", summary = "Make an account and sign in with it")
    @ApiResponse(responseCode = "201", description = "The account, and the cookie that keeps it signed in")
    HttpResponse<UserReply> signUp(HttpRequest<?> request, @Valid @Body SignUpRequest body) {
        limits.signUp(request);
        return accounts.signUp(Names.folded(body.name()), body.displayName(), body.password())
                .map(login -> HttpResponse.created(new UserReply(login.user()))
                        .cookie(cookie.holding(login.token(), login.expiresAt())))
                .orElseThrow(() -> new ProblemException(ProblemType.NAME_TAKEN, "Choose another name."));
    }

    /** Changes the display name. */
    @Patch("/account")
    @Operation(operationId = "changeProfile", summary = "Change the own display name")
    @ApiResponse(responseCode = "200", description = "The account as it is now")
    UserReply changeProfile(Caller caller, @Valid @Body ProfileRequest body) {
        return new UserReply(accounts.rename(caller, body.displayName()));
    }

    /** Changes the password; every other place is signed out. */
    @Put("/account/password")
    @Operation(operationId = "changePassword", summary = "Change the own password and sign out everywhere else")
    @ApiResponse(responseCode = "204", description = "Changed; the answer carries a new cookie")
    HttpResponse<?> changePassword(HttpRequest<?> request, Caller caller, @Valid @Body PasswordRequest body) {
        limits.password(limitName(caller), request);
        Login login = accounts.changePassword(caller, body.currentPassword(), body.newPassword())
                .orElseThrow(AccountController::wrongPassword);
        return HttpResponse.noContent().cookie(cookie.holding(login.token(), login.expiresAt()));
    }

    /** Deletes the account with its streams. */
    @Delete("/account")
    @Operation(operationId = "deleteAccount", summary = "Delete the own account and what it owns")
    @ApiResponse(responseCode = "204", description = "Deleted")
    HttpResponse<?> delete(HttpRequest<?> request, Caller caller, @Valid @Nullable @Body DeleteRequest body) {
        if (!caller.guest()) {
            requirePassword(request, caller, body == null ? null : body.password());
        }
        accounts.delete(caller);
        return HttpResponse.noContent().cookie(cookie.cleared());
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
