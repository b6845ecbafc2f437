package earshot.json;

import earshot.problem.FieldProblem;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.beans.BeanProperty;
import io.micronaut.core.type.Argument;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.validation.validator.Validator;
import java.io.IOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that keeps a JSON value from being a valid record, in the order of the record's components. */
final class Faults {
    private final ObjectMapper json;
    private final Validator validator;
    private final Map<String, String> found = new LinkedHashMap<>();

    Faults(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    List<FieldProblem> of(JsonNode body, Class<?> type) {
        object(body, type, "");
        return found.entrySet().stream()
                .map(fault -> new FieldProblem(fault.getKey(), fault.getValue()))
                .toList();
    }

    private void object(JsonNode node, Class<?> type, String at) {
        if (!node.isObject()) {
            add(at, "must be an object");
            return;
        }
        Set<String> known = new HashSet<>();
        for (var property : BeanIntrospection.getIntrospection(type).getBeanProperties()) {
            known.add(property.getName());
            property(node.get(property.getName()), property, at + "/" + property.getName());
        }
        for (var field : node.entries()) {
            if (!known.contains(field.getKey())) {
                add(at + "/" + escaped(field.getKey()), "this field is not known here");
            }
        }
    }

    private void property(@Nullable JsonNode node, BeanProperty<?, ?> property, String at) {
        if (node == null || node.isNull()) {
            if (node == null || !property.isNullable()) {
                add(at, "must be there");
            }
        } else if (property.getType().isRecord()) {
            object(node, property.getType(), at);
        } else if (property.getType() == List.class) {
            list(node, property, at);
        } else {
            scalar(node, property, at);
        }
    }

    private void list(JsonNode node, BeanProperty<?, ?> property, String at) {
        if (!node.isArray()) {
            add(at, "must be a list");
            return;
        }
        // The bounds of a list are those of its size; its objects are looked at one by one.
        bounds(property, Collections.nCopies(node.size(), null), at);
        Class<?> type =
                property.asArgument().getFirstTypeVariable().orElseThrow().getType();
        String field = property.stringValue(Unique.class).orElse("");
        Set<String> before = new HashSet<>();
        int index = 0;
        for (JsonNode item : node.values()) {
            String itemAt = at + "/" + index++;
            object(item, type, itemAt);
            if (isRepeated(item, field, before)) {
                add(itemAt + "/" + field, "is in the list already");
            }
        }
    }

    private static boolean isRepeated(JsonNode item, String field, Set<String> before) {
        JsonNode value = item.isObject() ? item.get(field) : null;
        return value != null && value.isString() && !before.add(value.getStringValue());
    }

    private void scalar(JsonNode node, BeanProperty<?, ?> property, String at) {
        try {
            bounds(property, json.readValueFromTree(node, (Argument<?>) property.asArgument()), at);
        } catch (IOException e) {
            add(at, "this value is of the wrong type");
        }
    }

    private void bounds(BeanProperty<?, ?> property, @Nullable Object value, String at) {
        validator
                .validateValue(property.getDeclaringType(), property.getName(), value)
                .forEach(violation -> add(at, violation.getMessage()));
    }

    private void add(String pointer, String detail) {
        found.merge(pointer, detail, (first, next) -> first + "; " + next);
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
