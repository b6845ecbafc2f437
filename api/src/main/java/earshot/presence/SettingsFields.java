package earshot.presence;

import earshot.room.RoomMode;
import earshot.room.RoomStatus;
import earshot.room.UserId;
import earshot.rules.Access;
import earshot.rules.RoomRules;
import earshot.stream.Visibility;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A room's settings as fields of {@code voice:rooms:{S}}, and back. */
@Singleton
class SettingsFields {
    /** The fields that hold the settings. */
    static final List<String> NAMES = List.of(
            "host",
            "visibility",
            "status",
            "soft_cap",
            "hard_cap",
            "mode",
            "locked",
            "closed",
            "speaker_cap",
            "slow_mode_ms",
            "status_line",
            "pinned",
            "access",
            "invite",
            "password_hash",
            "wait_for_host",
            "succession");

    /** The same, and what stands beside them in Redis alone. */
    static final List<String> READ =
            Stream.concat(NAMES.stream(), Stream.of("acting_host")).toList();

    private final PresenceJson json;

    SettingsFields(PresenceJson json) {
        this.json = json;
    }

    Map<String, String> write(RoomSettings settings) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("host", settings.host().value());
        fields.put("visibility", settings.visibility().text());
        fields.put("status", settings.status().text());
        fields.put("soft_cap", Integer.toString(settings.softCap()));
        fields.put("hard_cap", Integer.toString(settings.hardCap()));
        put(fields, settings.rules());
        return fields;
    }

    private void put(Map<String, String> fields, RoomRules rules) {
        fields.put("mode", rules.mode().text());
        fields.put("locked", Boolean.toString(rules.locked()));
        fields.put("closed", Boolean.toString(rules.closed()));
        fields.put("speaker_cap", Integer.toString(rules.speakerCap()));
        fields.put("slow_mode_ms", Integer.toString(rules.slowModeMs()));
        fields.put("status_line", json.write(rules.statusLine()));
        fields.put("pinned", rules.pinned() == null ? "" : rules.pinned().value());
        fields.put("access", rules.access().text());
        fields.put("invite", rules.invite());
        fields.put("password_hash", rules.passwordHash() == null ? "" : rules.passwordHash());
        fields.put("wait_for_host", Boolean.toString(rules.waitForHost()));
        fields.put("succession", Boolean.toString(rules.succession()));
    }

    /** The settings in these fields; nothing where the room is not loaded. */
    Optional<RoomSettings> read(Map<String, String> fields) {
        if (!fields.keySet().containsAll(NAMES)) {
            return Optional.empty();
        }
        return Optional.of(new RoomSettings(
                new UserId(field(fields, "host")),
                Visibility.of(field(fields, "visibility")),
                RoomStatus.valueOf(field(fields, "status").toUpperCase(Locale.ROOT)),
                number(fields, "soft_cap"),
                number(fields, "hard_cap"),
                rules(fields),
                UserId.parse(field(fields, "acting_host")).orElse(null)));
    }

    private RoomRules rules(Map<String, String> fields) {
        return new RoomRules(
                RoomMode.valueOf(field(fields, "mode").toUpperCase(Locale.ROOT)),
                flag(fields, "locked"),
                flag(fields, "closed"),
                number(fields, "speaker_cap"),
                number(fields, "slow_mode_ms"),
                json.text(field(fields, "status_line")),
                UserId.parse(field(fields, "pinned")).orElse(null),
                Access.of(field(fields, "access")),
                field(fields, "invite"),
                field(fields, "password_hash").isEmpty() ? null : field(fields, "password_hash"),
                flag(fields, "wait_for_host"),
                flag(fields, "succession"));
    }

    private static int number(Map<String, String> fields, String name) {
        return Integer.parseInt(field(fields, name));
    }

    private static boolean flag(Map<String, String> fields, String name) {
        return Boolean.parseBoolean(field(fields, name));
    }

    private static String field(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "");
    }
}
