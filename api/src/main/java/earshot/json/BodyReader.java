package earshot.json;

import earshot.problem.FieldProblem;
import earshot.problem.ProblemException;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.validation.validator.Validator;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** Reads large bodies: a client that got several fields wrong is told each of them, not the first alone as the framework does. */
@Singleton
public final class BodyReader {
    private final ObjectMapper json;
    private final Validator validator;

    BodyReader(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /**
     * The record that {@code body} holds, valid by the constraints on its components and theirs.
     *
     * @param type a record of scalars, enums, such records and lists of them, all under their own names; all must be there, and only
     *     those that are {@code @Nullable} may be null
     * @throws ProblemException {@code invalid-request} with every field that is missing, unknown, of the wrong type or out of its bounds
     */
    public <T extends Record> T read(JsonNode body, Class<T> type) {
        List<FieldProblem> faults = new Faults(json, validator).of(body, type);
        if (!faults.isEmpty()) {
            throw new ProblemException("Correct what is named in errors and send the request again.", faults);
        }
        try {
            return Objects.requireNonNull(json.readValueFromTree(body, type));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
