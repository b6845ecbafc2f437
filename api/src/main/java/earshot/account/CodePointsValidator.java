package earshot.account;

import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.validation.validator.constraints.ConstraintValidator;
import io.micronaut.validation.validator.constraints.ConstraintValidatorContext;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Holds a text against {@link CodePoints}; an absent one is valid. */
@Singleton
final class CodePointsValidator implements ConstraintValidator<CodePoints, String> {
    @Override
    public boolean isValid(
            @Nullable String value, AnnotationValue<CodePoints> rule, ConstraintValidatorContext context) {
        if (value == null) {
            return true;
        }
        int length = value.codePointCount(0, value.length());
        return length >= rule.intValue("min").orElse(0)
                && length <= rule.intValue("max").orElseThrow();
    }
}
