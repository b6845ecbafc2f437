package earshot.moderation;

import earshot.account.CodePoints;
import earshot.account.PlainText;
import earshot.room.UserId;
import earshot.room.UuidText;
import earshot.rules.SanctionBody.Scope;
import earshot.rules.SanctionKind;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A ban.
 *
 * @param userId against whom
 * @param scope from this room, or from all rooms of its host
 * @param durationMs how long, a minute to ten years; for good where it is left out
 * @param reason what the one whom it concerns is told
 */
@Serdeable
@Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record BanBody(
        @NotNull @Pattern(regexp = UuidText.PATTERN) String userId,
        @NotNull Scope scope,
        @Nullable @Min(60_000) @Max(315_360_000_000L) Long durationMs,

        @Nullable
        @CodePoints(max = ReasonBody.LONGEST)
        @Pattern(regexp = PlainText.PATTERN, message = PlainText.MESSAGE)
        String reason) {
    UserId user() {
        return new UserId(userId);
    }

    Wish wish() {
        return new Wish.Impose(
                SanctionKind.BAN, Optional.ofNullable(durationMs).map(Duration::ofMillis), scope == Scope.HOST);
    }
}
