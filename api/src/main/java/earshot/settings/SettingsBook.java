package earshot.settings;

import earshot.account.SettingsVersions;
import earshot.problem.DatabaseAbsence;
import earshot.room.UserId;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads and changes voice settings: from Postgres, and while that is away read from the copies. */
@Singleton
class SettingsBook implements SettingsVersions {
    private final SettingsStore store;
    private final SettingsCopies copies;
    private final SettingsNews news;

    SettingsBook(SettingsStore store, SettingsCopies copies, SettingsNews news) {
        this.store = store;
        this.copies = copies;
        this.news = news;
    }

    /** The current settings. Fails as Postgres does where that is away and there is no copy. */
    Reading read(UserId user) {
        return DatabaseAbsence.bridge(() -> stored(user), away -> copied(user).orElseThrow(() -> away));
    }

    /** Saves {@code document} in place of version {@code expected}. */
    WriteOutcome write(UserId user, long expected, SettingsDocument document) {
        WriteOutcome outcome = store.write(user, expected, document);
        if (outcome instanceof WriteOutcome.Written(Settings now)) {
            news.saved(user, now);
        }
        return outcome;
    }

    @Override
    public OptionalLong of(UserId user) {
        return DatabaseAbsence.bridge(
                () -> OptionalLong.of(store.version(user)),
                away -> copies.find(user).stream().mapToLong(Settings::version).findFirst());
    }

    private Reading stored(UserId user) {
        Settings now = store.find(user);
        news.read(user, now);
        return new Reading(now, false);
    }

    private Optional<Reading> copied(UserId user) {
        return copies.find(user).map(copy -> new Reading(copy, true));
    }

    /**
     * What was read.
     *
     * @param stale from a copy
     */
    record Reading(Settings settings, boolean stale) {}
}
