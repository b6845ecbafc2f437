package earshot.json;

import io.micronaut.context.annotation.Factory;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.Deserializer;
import jakarta.inject.Singleton;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads a text only from a text, a number only from a whole number in range, a truth only from {@code true} or {@code false}. */
@Factory
final class StrictScalars {
    @Singleton
    @Order(Ordered.HIGHEST_PRECEDENCE)
    Deserializer<String> text() {
        return strict(JsonNode::isString, JsonNode::getStringValue, "a text");
    }

    @Singleton
    @Order(Ordered.HIGHEST_PRECEDENCE)
    Deserializer<Boolean> truth() {
        return strict(JsonNode::isBoolean, JsonNode::getBooleanValue, "true or false");
    }

    @Singleton
    @Order(Ordered.HIGHEST_PRECEDENCE)
    Deserializer<Integer> number() {
        return strict(StrictScalars::isInt, JsonNode::getIntValue, "a whole number");
    }

    @Singleton
    @Order(Ordered.HIGHEST_PRECEDENCE)
    Deserializer<Long> longNumber() {
        return strict(StrictScalars::isLong, JsonNode::getLongValue, "a whole number");
    }

    private static boolean isInt(JsonNode node) {
        return isLong(node) && node.getLongValue() == node.getIntValue();
    }

    private static boolean isLong(JsonNode node) {
        return node.isNumber()
                && node.getNumberValue() instanceof Number number
                && (number instanceof Integer || number instanceof Long);
    }

    private static <T> Deserializer<T> strict(Predicate<JsonNode> fits, Function<JsonNode, T> read, String what) {
        return (decoder, context, type) -> {
            JsonNode node = decoder.decodeNode();
            if (!fits.test(node)) {
                throw decoder.createDeserializationException("expected " + what, null);
            }
            return read.apply(node);
        };
    }
}
