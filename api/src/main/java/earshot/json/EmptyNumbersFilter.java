package earshot.json;

import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.MethodBasedRouteMatch;
import io.micronaut.web.router.RouteAttributes;
import java.util.stream.Stream;

/** Refuses {@code ?limit=}: the framework takes an empty number for an absent one. */
@ServerFilter("/api/**")
final class EmptyNumbersFilter {
    @RequestFilter
    void refuse(HttpRequest<?> request) {
        if (RouteAttributes.getRouteMatch(request).orElse(null) instanceof MethodBasedRouteMatch<?, ?> route) {
            Stream.of(route.getArguments())
                    .filter(argument -> argument.getType() == int.class)
                    .filter(argument -> "".equals(request.getParameters().get(argument.getName())))
                    .findFirst()
                    .ifPresent(EmptyNumbersFilter::refuse);
        }
    }

    private static void refuse(Argument<?> argument) {
        throw new ConversionErrorException(argument, new NumberFormatException("empty"));
    }
}
