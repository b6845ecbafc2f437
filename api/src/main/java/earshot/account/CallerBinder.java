package earshot.account;

import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Gives a controller its {@link Caller}, or ends the request with 401 where it needs one and there is none. */
@Singleton
final class CallerBinder implements TypedRequestArgumentBinder<Caller> {
    @Override
    public Argument<Caller> argumentType() {
        return Argument.of(Caller.class);
    }

    @Override
    public BindingResult<Caller> bind(ArgumentConversionContext<Caller> context, HttpRequest<?> request) {
        Optional<Caller> caller = request.getUserPrincipal(Caller.class);
        if (caller.isEmpty() && !context.getArgument().isNullable()) {
            throw new ProblemException(ProblemType.UNAUTHENTICATED, "Sign in or continue as a guest, then try again.");
        }
        return () -> caller;
    }
}
