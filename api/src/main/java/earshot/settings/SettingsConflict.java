package earshot.settings;

import earshot.problem.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/**
 * The {@code version-conflict} of voice settings, for the API description: a {@link Problem} with the settings in it.
 *
 * @param current what stands now; its version is the answer's ETag
 */
@Schema(allOf = Problem.class)
record SettingsConflict(@NotNull SettingsReply current) {}
