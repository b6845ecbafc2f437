package earshot.audit;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Gives a controller the request's own {@link Deed}. */
@Singleton
final class DeedBinder implements TypedRequestArgumentBinder<Deed> {
    @Override
    public Argument<Deed> argumentType() {
        return Argument.of(Deed.class);
    }

    @Override
    public BindingResult<Deed> bind(ArgumentConversionContext<Deed> context, HttpRequest<?> request) {
        return () -> Optional.of(of(request));
    }

    /** The request's deed; nothing is told yet where it is new. */
    static Deed of(HttpRequest<?> request) {
        return request.getAttribute(Deed.class.getName(), Deed.class).orElseGet(() -> {
            var deed = new Deed();
            request.setAttribute(Deed.class.getName(), deed);
            return deed;
        });
    }
}
