package earshot.problem;

import io.micronaut.serde.exceptions.SerdeException;
import io.micronaut.serde.exceptions.path.CollectionItemReferencePath;
import io.micronaut.serde.exceptions.path.MapItemReferencePath;
import io.micronaut.serde.exceptions.path.PropertyReferencePath;
import io.micronaut.serde.exceptions.path.ReferencePath;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds which field a failed JSON binding was about. */
final class JsonPointers {
    /** An unknown field is told by micronaut-serde 2.16 in the message alone; another wording gives its parent's pointer. */
    private static final Pattern UNKNOWN = Pattern.compile("Unknown property \\[([^\\]\\s]{1,64})\\]");

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
        String parent = failure.getPath().stream().map(JsonPointers::step).collect(Collectors.joining());
        return unknownField(failure)
                .map(name -> new FieldProblem(parent + "/" + name, "this field is not known here"))
                .orElseGet(() -> new FieldProblem(parent, "this value is missing or of the wrong type"));
    }

    private static Optional<String> unknownField(SerdeException failure) {
        var match = UNKNOWN.matcher(String.valueOf(failure.getMessage()));
        return match.find() ? Optional.of(match.group(1)) : Optional.empty();
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
