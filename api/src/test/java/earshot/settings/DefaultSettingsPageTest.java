package earshot.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.beans.BeanProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the voice settings of docs/golden-settings.md against the defaults and bounds in the code, both ways. */
class DefaultSettingsPageTest {
    private static final Path PAGE = Path.of("docs/golden-settings.md");

    @Test
    void thePageListsEveryFieldWithItsDefaultAndRange() throws IOException {
        List<String> listed;
        try (Stream<String> lines = Files.lines(PAGE)) {
            listed = lines.filter(line -> line.startsWith("| `/"))
                    .map(line -> line.substring(0, line.lastIndexOf('|', line.length() - 2) + 1))
                    .toList();
        }

        assertThat(listed)
                .containsExactlyElementsOf(rows("", SettingsDocument.DEFAULT).toList());
    }

    private static <T> Stream<String> rows(String at, T record) {
        @SuppressWarnings("unchecked") // an object is of its own class
        var type = (Class<T>) record.getClass();
        return BeanIntrospection.getIntrospection(type).getBeanProperties().stream()
                .flatMap(property -> rows(at + "/" + property.getName(), property, property.get(record)));
    }

    private static Stream<String> rows(String at, BeanProperty<?, ?> property, Object value) {
        return value instanceof Record ? rows(at, value) : Stream.of(row(at, property, value));
    }

    private static String row(String at, BeanProperty<?, ?> property, Object value) {
        return "| `%s` | `%s` | %s |"
                .formatted(at, value instanceof Enum<?> word ? text(word) : value, range(property));
    }

    private static String range(BeanProperty<?, ?> property) {
        if (property.getType() == boolean.class) {
            return "true, false";
        }
        if (property.getType().isEnum()) {
            return Arrays.stream(property.getType().getEnumConstants())
                    .map(word -> text((Enum<?>) word))
                    .collect(Collectors.joining(", "));
        }
        if (property.getType() == int.class) {
            return property.longValue(Min.class, "value").orElseThrow() + " to "
                    + property.longValue(Max.class, "value").orElseThrow();
        }
        return property.getType() == List.class
                ? "at most " + property.intValue(Size.class, "max").orElseThrow()
                : "matches `" + property.stringValue(Pattern.class, "regexp").orElseThrow() + "`";
    }

    private static String text(Enum<?> word) {
        try {
            return word.getDeclaringClass()
                    .getField(word.name())
                    .getAnnotation(JsonProperty.class)
                    .value();
        } catch (NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }
}
