package earshot.config;

import io.micronaut.context.annotation.Property;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.core.type.Argument;
import io.micronaut.core.value.PropertyResolver;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
        return argument.getAnnotationMetadata()
                .stringValue(Bindable.class, "defaultValue")
                .filter(value -> !value.isEmpty());
    }

    /** What its value is: {@code duration}, {@code number}, {@code yes or no}, {@code list}, {@code choice} or {@code text}. */
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

    /** Its allowed range in words. */
    public String range() {
        return new Bounds(argument).inWords();
    }

    /** What is wrong with the value that the operator has set, in one line for them; empty when it is good or not set. */
    Optional<String> complaint(PropertyResolver configuration) {
        boolean wrong = configuration.containsProperty(key)
                && configuration
                        .getProperty(key, Object.class)
                        .flatMap(value -> ConversionService.SHARED.convert(value, argument))
                        .filter(new Bounds(argument)::hold)
                        .isEmpty();
        return wrong
                ? Optional.of("%s (%s) is %s, allowed: %s %s"
                        .formatted(environmentName(), key, shown(configuration), unit(), range()))
                : Optional.empty();
    }

    private String shown(PropertyResolver configuration) {
        return argument.getAnnotationMetadata().hasAnnotation(Secret.class)
                ? "a secret that is not shown"
                : "\"" + configuration.getProperty(key, String.class).orElse("") + "\"";
    }
}
