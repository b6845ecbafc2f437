package earshot.config;

import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.core.type.Argument;
import io.micronaut.core.value.PropertyResolver;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One setting, as the code declares it.
 *
 * @param key its key in the configuration file, such as {@code earshot.presence.lease}
 * @param argument its type and annotations
 */
public record Setting(String key, Argument<?> argument) {
    static Setting of(Argument<?> argument) {
        return new Setting(
                argument.getAnnotationMetadata()
                        .stringValue(Property.class, "name")
                        .orElseThrow(),
                argument);
    }

    /** Its environment variable, such as {@code EARSHOT_PRESENCE_LEASE}. */
    public String environmentName() {
        return key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }

    /** Its value when nothing is set; absent when the setting is needed or the feature is off without it. */
    public Optional<String> defaultValue() {
        return metadata().stringValue(Bindable.class, "defaultValue");
    }

    /** What it counts: {@code duration}, {@code number}, {@code yes or no}, {@code list}, {@code text} or the choices of an enum. */
    public String unit() {
        Class<?> type = argument.getType();
        if (type == Duration.class) {
            return "duration";
        }
        if (type == boolean.class) {
            return "yes or no";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "number";
        }
        return List.class.isAssignableFrom(type) ? "list" : type.isEnum() ? "choice" : "text";
    }

    /** Its allowed range in words, such as {@code 1 to 65535} or {@code 5s to 1m}; {@code any} when the type alone bounds it. */
    public String range() {
        if (argument.getType().isEnum()) {
            return Arrays.stream(argument.getType().getEnumConstants())
                    .map(choice -> choice.toString().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "));
        }
        if (argument.getType() == boolean.class) {
            return "true, false";
        }
        Optional<String> min = bound(Min.class).or(() -> end("min"));
        Optional<String> max = bound(Max.class).or(() -> end("max"));
        if (min.isPresent() && max.isPresent()) {
            return min.get() + " to " + max.get();
        }
        return min.map(least -> "at least " + least)
                .or(() -> max.map(most -> "at most " + most))
                .orElse("any");
    }

    /** What is wrong with the value that the operator has set, in one line for them; empty when it is good or not set. */
    Optional<String> complaint(PropertyResolver configuration) {
        return configuration
                .getProperty(key, String.class)
                .filter(value -> !holds(value))
                .map(value ->
                        "%s (%s) is \"%s\", allowed: %s %s".formatted(environmentName(), key, value, unit(), range()));
    }

    private boolean holds(String text) {
        Optional<?> value = ConversionService.SHARED.convert(text, argument);
        return value.isPresent() && inRange(value.get());
    }

    private boolean inRange(Object value) {
        return switch (value) {
            case Duration duration ->
                within(duration, end("min").map(Setting::duration), end("max").map(Setting::duration));
            case Number number ->
                within(
                        new BigDecimal(number.toString()),
                        bound(Min.class).map(BigDecimal::new),
                        bound(Max.class).map(BigDecimal::new));
            default -> true;
        };
    }

    private static <T extends Comparable<T>> boolean within(T value, Optional<T> min, Optional<T> max) {
        return min.map(least -> value.compareTo(least) >= 0).orElse(true)
                && max.map(most -> value.compareTo(most) <= 0).orElse(true);
    }

    private static Duration duration(String text) {
        return ConversionService.SHARED.convert(text, Duration.class).orElseThrow();
    }

    private Optional<String> bound(Class<? extends java.lang.annotation.Annotation> bound) {
        return metadata().getAnnotationValuesByType(bound).stream().findFirst().flatMap(value -> value.stringValue());
    }

    private Optional<String> end(String name) {
        return metadata().getAnnotationValuesByType(Between.class).stream()
                .findFirst()
                .flatMap(value -> value.stringValue(name));
    }

    private AnnotationMetadata metadata() {
        return argument.getAnnotationMetadata();
    }
}
