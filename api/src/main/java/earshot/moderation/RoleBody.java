package earshot.moderation;

import com.fasterxml.jackson.annotation.JsonProperty;
import earshot.account.CodePoints;
import earshot.account.PlainText;
import earshot.room.Role;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is to be.
 *
 * @param role the new role
 * @param reason for the record
 */
@Serdeable
@Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record RoleBody(
        @NotNull Granted role,

        @Nullable
        @CodePoints(max = ReasonBody.LONGEST)
        @Pattern(regexp = PlainText.PATTERN, message = PlainText.MESSAGE)
        String reason) {
    /** The roles that are given; the host has the own one from the stream. */
    @Serdeable
    @Schema(name = "GrantedRole")
    enum Granted {
        @JsonProperty("moderator")
        MODERATOR,
        @JsonProperty("speaker")
        SPEAKER,
        @JsonProperty("listener")
        LISTENER;

        Role role() {
            return switch (this) {
                case MODERATOR -> Role.MODERATOR;
                case SPEAKER -> Role.SPEAKER;
                case LISTENER -> Role.LISTENER;
            };
        }
    }
}
