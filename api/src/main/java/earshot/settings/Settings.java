package earshot.settings;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user's document at one version.
 *
 * @param version 0 where nothing was ever saved
 * @param updatedAt when it was saved; null where it never was
 */
record Settings(long version, @Nullable Instant updatedAt, SettingsDocument document) {
    /** Of a user who never saved anything. */
    static final Settings NONE = new Settings(0, null, SettingsDocument.DEFAULT);
}
