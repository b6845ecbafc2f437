package earshot.problem;

import io.micronaut.serde.exceptions.SerdeException;
import io.micronaut.serde.exceptions.path.CollectionItemReferencePath;
import io.micronaut.serde.exceptions.path.MapItemReferencePath;
import io.micronaut.serde.exceptions.path.PropertyReferencePath;
import io.micronaut.serde.exceptions.path.ReferencePath;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds which field a failed JSON binding was about. */
final class JsonPointers {
    /** How micronaut-serde 2.16 words an unknown field; another wording costs only the better sentence. */
    private static final String UNKNOWN = "Unknown property";

    private JsonPointers() {}

    static List<FieldProblem> of(Throwable cause) {
        return Stream.iterate(cause, Throwable.class::isInstance, Throwable::getCause)
                .filter(SerdeException.class::isInstance)
                .map(SerdeException.class::cast)
                .findFirst()
                .map(JsonPointers::problem)
                .filter(problem -> !problem.pointer().isEmpty())
                .map(List::of)
                .orElse(List.of());
    }

    private static FieldProblem problem(SerdeException failure) {
        String pointer = failure.getPath().stream().map(JsonPointers::step).collect(Collectors.joining());
        boolean unknown = String.valueOf(failure.getMessage()).contains(UNKNOWN);
        return new FieldProblem(
                pointer, unknown ? "this field is not known here" : "this value is missing or of the wrong type");
    }

    private static String step(ReferencePath path) {
        return switch (path) {
            case PropertyReferencePath property -> "/" + property.property().getName();
            case CollectionItemReferencePath item -> "/" + item.index();
            case MapItemReferencePath entry -> "/" + entry.key();
            default -> "";
        };
    }
}
