package earshot.audit;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a controller's method as something that is done to others: limited, done once per {@code Idempotency-Key}, and on record. */
@Parameter(
        name = OnceKey.HEADER,
        in = ParameterIn.HEADER,
        description = "A repeat with the same key is answered as the first request was, without acting again",
        schema = @Schema(type = "string"))
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Action {
    /** Its name on record; 2 to 40 of {@code a-z _}. */
    String value();
}
