package earshot.presence;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Names the seat that a request is about.
 *
 * @param session the session token that the join gave
 */
@Serdeable
record SessionBody(@NotBlank @Size(max = LONGEST) String session) {
    /** No real session token is longer. */
    static final int LONGEST = 4096;
}
