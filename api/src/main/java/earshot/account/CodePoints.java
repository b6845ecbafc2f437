package earshot.account;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;

import io.micronaut.context.annotation.AliasFor;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The length of a text in characters (code points), as JSON Schema and Postgres count them; {@code @Size} counts an emoji as two. */
@Constraint(validatedBy = CodePointsValidator.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({FIELD, METHOD, PARAMETER, RECORD_COMPONENT})
public @interface CodePoints {
    /** Fewest characters. */
    @AliasFor(annotation = Schema.class, member = "minLength")
    int min() default 0;

    /** Most characters. */
    @AliasFor(annotation = Schema.class, member = "maxLength")
    int max();

    String message() default "must have {min} to {max} characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
