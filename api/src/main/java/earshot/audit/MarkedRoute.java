package earshot.audit;

import earshot.room.StreamId;
import earshot.room.UserId;
import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteMatch;
import java.util.Optional;

/**
 * The route of a request whose method is marked {@link Action}.
 *
 * @param action the name that it is marked with
 */
record MarkedRoute(String action, RouteMatch<?> route) {
    /** The request's route; nothing where it is not marked. */
    static Optional<MarkedRoute> of(HttpRequest<?> request) {
        return RouteAttributes.getRouteMatch(request).flatMap(route -> route.getAnnotationMetadata()
                .stringValue(Action.class)
                .map(action -> new MarkedRoute(action, route)));
    }

    /** The room that the path names. */
    Optional<StreamId> room() {
        return variable("id").flatMap(StreamId::parse);
    }

    /** The user that the path names. */
    Optional<UserId> user() {
        return variable("userId").flatMap(UserId::parse);
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(route.getVariableValues().get(name)).map(Object::toString);
    }
}
