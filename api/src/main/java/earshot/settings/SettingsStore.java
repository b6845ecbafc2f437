package earshot.settings;

import earshot.room.UserId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Voice settings in Postgres, where the truth is. */
@Singleton
class SettingsStore {
    private final SettingsRepository rows;
    private final DocumentFormat format;

    SettingsStore(SettingsRepository rows, DocumentFormat format) {
        this.rows = rows;
        this.format = format;
    }

    Settings find(UserId user) {
        return rows.find(uuid(user)).map(this::settings).orElse(Settings.NONE);
    }

    /** The version alone; 0 where nothing was ever saved. */
    long version(UserId user) {
        return rows.version(uuid(user)).orElse(0L);
    }

    /** Saves {@code document} as the version after {@code expected}, if that is still the current one. */
    WriteOutcome write(UserId user, long expected, SettingsDocument document) {
        // ms is what clients are told
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return change(uuid(user), expected, document, now) == 1
                ? new WriteOutcome.Written(new Settings(expected + 1, now, document))
                : new WriteOutcome.Conflict(find(user));
    }

    private int change(UUID user, long expected, SettingsDocument document, Instant now) {
        String text = format.write(document);
        return expected == 0
                ? rows.insert(user, format.schemaNumber(), text, now)
                : rows.update(user, expected, format.schemaNumber(), text, now);
    }

    private Settings settings(StoredSettings row) {
        return new Settings(row.version(), row.updatedAt(), format.read(row.schemaNumber(), row.document()));
    }

    private static UUID uuid(UserId user) {
        return UUID.fromString(user.value());
    }
}
