package earshot.settings;

import java.util.Map;

/**
 * What {@code voice:settings:{U}} holds.
 *
 * @param schemaNumber how {@code document} is written
 * @param document JSON; empty for an account that is gone
 * @param updatedAt ms since the Unix epoch; 0 where nothing was ever saved
 */
record SettingsCopy(long version, int schemaNumber, String document, long updatedAt) {
    /** Newer than every version that an account can have, and the largest number that a script tells from its neighbours. */
    static final SettingsCopy GONE = new SettingsCopy((1L << 53) - 1, 0, "", 0);

    static SettingsCopy of(Map<String, String> fields) {
        return new SettingsCopy(
                Long.parseLong(fields.get("version")),
                Integer.parseInt(fields.get("schema")),
                fields.getOrDefault("document", ""),
                Long.parseLong(fields.get("updatedAt")));
    }

    boolean isGone() {
        return document.isEmpty();
    }
}
