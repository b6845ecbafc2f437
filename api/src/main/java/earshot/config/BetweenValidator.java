package earshot.config;

import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.validation.validator.constraints.ConstraintValidator;
import io.micronaut.validation.validator.constraints.ConstraintValidatorContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Holds a duration against its {@link Between}; an absent one is valid. */
@Singleton
final class BetweenValidator implements ConstraintValidator<Between, Duration> {
    @Override
    public boolean isValid(
            @Nullable Duration value, AnnotationValue<Between> range, ConstraintValidatorContext context) {
        if (value == null) {
            return true;
        }
        return value.compareTo(end(range, "min")) >= 0 && value.compareTo(end(range, "max")) <= 0;
    }

    private static Duration end(AnnotationValue<Between> range, String name) {
        String text = range.stringValue(name).orElseThrow();
        return ConversionService.SHARED.convert(text, Duration.class).orElseThrow();
    }
}
