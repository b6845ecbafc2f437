package earshot.json;

import io.micronaut.context.annotation.Factory;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.Deserializer;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads a text only from a text, a number only from a whole number in range, a truth only from {@code true} or {@code false}. */
@Factory
final class StrictScalars {
    /** Digits that surely fit a long. */
    private static final int LONGEST = 18;

    @Singleton
    @Order(Ordered.HIGHEST_PRECEDENCE)
    Deserializer<String> text() {
        return strict(StrictScalars::isText, JsonNode::getStringValue, "a text of whole characters");
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

    /** JSON can spell half of a surrogate pair, which is no character and which nothing behind us can store. */
    private static boolean isText(JsonNode node) {
        return node.isString()
                && node.getStringValue().codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    }

    private static boolean isInt(JsonNode node) {
        return isLong(node) && node.getLongValue() == node.getIntValue();
    }

    /** To JSON 2.0 is a whole number too. */
    private static boolean isLong(JsonNode node) {
        if (!node.isNumber()) {
            return false;
        }
        BigDecimal number = node.getBigDecimalValue();
        return number.precision() - number.scale() <= LONGEST
                && number.stripTrailingZeros().scale() <= 0;
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
