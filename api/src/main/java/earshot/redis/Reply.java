package earshot.redis;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A script's answer: a list whose elements are bulk strings (as {@code byte[]}), integers or lists again. Reading an element as
 * another type than the script sends is a fault and throws.
 *
 * @param elements as the client decoded them; a nil inside is null
 */
public record Reply(List<@Nullable Object> elements) {
    /** The element's text, UTF-8. */
    public String text(int index) {
        return new String(bytes(index), StandardCharsets.UTF_8);
    }

    /** The element's bytes, not copied. */
    public byte[] bytes(int index) {
        if (elements.get(index) instanceof byte[] bytes) {
            return bytes;
        }
        throw new IllegalStateException("element " + index + " is no string");
    }

    /** The element as a number; numbers beyond an integer's range come as decimal strings. */
    public long number(int index) {
        return elements.get(index) instanceof Long number ? number : Long.parseLong(text(index));
    }

    /** The element's own elements. */
    @SuppressWarnings("unchecked") // the client decodes an array reply to a list of objects
    public Reply list(int index) {
        if (elements.get(index) instanceof List<?> list) {
            return new Reply((List<@Nullable Object>) list);
        }
        throw new IllegalStateException("element " + index + " is no list");
    }

    /** Whether the answer's first element is this word. */
    public boolean is(String word) {
        return !elements.isEmpty()
                && elements.getFirst() instanceof byte[] first
                && Arrays.equals(first, word.getBytes(StandardCharsets.UTF_8));
    }

    public int size() {
        return elements.size();
    }

    /** All elements as texts. */
    public List<String> texts() {
        return IntStream.range(0, size()).mapToObj(this::text).toList();
    }
}
