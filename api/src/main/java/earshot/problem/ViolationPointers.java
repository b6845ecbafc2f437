package earshot.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Turns failed bean validations into pointers: a property of the body as RFC 6901, a single parameter as {@code #name}. */
final class ViolationPointers {
    private ViolationPointers() {}

    static List<FieldProblem> of(ConstraintViolationException violations) {
        return violations.getConstraintViolations().stream()
                .map(violation -> new FieldProblem(pointer(violation), violation.getMessage()))
                .sorted(Comparator.comparing(FieldProblem::pointer).thenComparing(FieldProblem::detail))
                .toList();
    }

    private static String pointer(ConstraintViolation<?> violation) {
        var parameter = new ArrayList<String>();
        var inBody = new StringBuilder();
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.PARAMETER) {
                parameter.add(node.getName());
            } else if (node.getKind() == ElementKind.PROPERTY || node.getKind() == ElementKind.CONTAINER_ELEMENT) {
                append(inBody, node);
            }
        }
        return inBody.isEmpty() && !parameter.isEmpty() ? "#" + parameter.getFirst() : inBody.toString();
    }

    private static void append(StringBuilder pointer, Path.Node node) {
        if (node.getIndex() != null) {
            pointer.append('/').append(node.getIndex());
        }
        if (node.getKind() == ElementKind.PROPERTY) {
            pointer.append('/').append(node.getName().replace("~", "~0").replace("/", "~1"));
        }
    }
}
