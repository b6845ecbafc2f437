package earshot.settings;

/** What became of a change. */
sealed interface WriteOutcome {
    /** It is saved; {@code now} is the new version. */
    record Written(Settings now) implements WriteOutcome {}

    /** It was made of another version than {@code current}; nothing has changed. */
    record Conflict(Settings current) implements WriteOutcome {}
}
