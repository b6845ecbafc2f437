package earshot.config;

import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.ConfigurationReader;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.core.type.Argument;
import io.micronaut.core.value.PropertyResolver;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.BeanDefinitionReference;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every setting of Earshot, read from the configuration records of all rooms. Works on a context that has not started yet. */
public final class Settings {
    private final List<BeanDefinition<?>> records;

    private Settings(List<BeanDefinition<?>> records) {
        this.records = records;
    }

    /** The settings that the beans of {@code context} declare. */
    public static Settings of(BeanContext context) {
        return new Settings(context.getBeanDefinitionReferences().stream()
                .filter(reference -> reference.getBeanDefinitionName().startsWith("earshot."))
                .filter(reference -> reference.getAnnotationMetadata().hasStereotype(ConfigurationReader.class))
                .<BeanDefinition<?>>map(BeanDefinitionReference::load)
                .toList());
    }

    /** All of them, by key. */
    public List<Setting> all() {
        return records.stream()
                .flatMap(Settings::settings)
                .sorted(Comparator.comparing(Setting::key))
                .toList();
    }

    /** One line for each value that is of the wrong type or out of its range. */
    public List<String> complaints(PropertyResolver configuration) {
        return all().stream()
                .flatMap(setting -> setting.complaint(configuration).stream())
                .toList();
    }

    /** The record {@code type} with the values set in {@code configuration}, for code that runs before there are beans; it needs {@code @Introspected}. */
    public <T> T read(Class<T> type, PropertyResolver configuration) {
        BeanDefinition<?> definition = records.stream()
                .filter(candidate -> candidate.getBeanType() == type)
                .findFirst()
                .orElseThrow();
        @Nullable
        Object[] values = Arrays.stream(definition.getConstructor().getArguments())
                .map(argument -> value(argument, configuration))
                .toArray();
        return BeanIntrospection.getIntrospection(type).instantiate(values);
    }

    private static Stream<Setting> settings(BeanDefinition<?> definition) {
        return Arrays.stream(definition.getConstructor().getArguments()).map(Setting::of);
    }

    private static @Nullable Object value(Argument<?> argument, PropertyResolver configuration) {
        Setting setting = Setting.of(argument);
        return configuration
                .getProperty(setting.key(), argument)
                .map(Object.class::cast)
                .orElseGet(() -> setting.defaultValue()
                        .map(text -> (Object) ConversionService.SHARED.convertRequired(text, argument))
                        .orElse(null));
    }
}
