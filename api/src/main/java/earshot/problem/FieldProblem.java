package earshot.problem;

import io.micronaut.serde.annotation.Serdeable;

/**
 * What is wrong with one field of a request.
 *
 * @param pointer where, as a JSON Pointer (RFC 6901) into the body, or {@code #<name>} for a parameter of path, query or header
 * @param detail what is expected there
 */
@Serdeable
public record FieldProblem(String pointer, String detail) {}
