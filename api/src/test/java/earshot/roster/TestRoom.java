package earshot.roster;

import earshot.redis.LuaScripts;
import earshot.redis.Reply;
import earshot.redis.RoomKeys;
import earshot.room.StreamId;
import earshot.testing.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;

/** Changes a room by the same scripts as the house does, with people made up from a seed. */
final class TestRoom {
    static final String HOST = "00000000-0000-7000-8000-000000000001";
    private static final String FOREVER = "9999999999999";

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("host", HOST),
            Map.entry("visibility", "public"),
            Map.entry("status", "open"),
            Map.entry("soft_cap", "50"),
            Map.entry("mode", "open"),
            Map.entry("locked", "false"),
            Map.entry("closed", "false"),
            Map.entry("speaker_cap", "0"),
            Map.entry("slow_mode_ms", "0"),
            Map.entry("status_line", "\"\""),
            Map.entry("pinned", ""),
            Map.entry("access", "everyone"),
            Map.entry("invite", ""),
            Map.entry("password_hash", ""),
            Map.entry("wait_for_host", "false"),
            Map.entry("succession", "true"));

    final StreamId id = new StreamId("t" + UUID.randomUUID());
    private final LuaScripts scripts;
    private final Random random;
    private final Map<String, String> sessions = new LinkedHashMap<>();
    private String rules = "";

    TestRoom(Node node, long seed) {
        this.scripts = node.bean(LuaScripts.class);
        this.random = new Random(seed);
        configure(500);
    }

    void configure(int hardCap) {
        List<String> args = new ArrayList<>(List.of(rules, Integer.toString(SETTINGS.size() + 1)));
        SETTINGS.forEach((field, value) -> args.addAll(List.of(field, value)));
        args.addAll(List.of("hard_cap", Integer.toString(hardCap), "0", "0", "0", "0", "0"));
        rules = run("room_rule", args.toArray(String[]::new)).text(1);
    }

    /** Seats somebody new and returns the user id. */
    String join() {
        String user = uuid();
        seat(user);
        return user;
    }

    /** Seats the user in a new session and returns its id. */
    String seat(String user) {
        String session = uuid();
        String older = Objects.toString(sessions.put(user, session), "");
        String json =
                "{\"userId\":\"%s\",\"sessionId\":\"%s\",\"identity\":\"%s.%s\",\"displayName\":\"%s\",\"role\":\"listener\","
                                .formatted(user, session, user, session, "Zoë \\\"" + random.nextInt(1000))
                        + "\"guest\":false,\"selfMuted\":false,\"selfDeafened\":false,\"serverMuted\":false,\"serverDeafened\":false,"
                        + "\"suppressed\":false,\"media\":\"none\",\"presence\":\"present\",\"joinedAt\":0,\"version\":0}";
        run("presence_join", user, session, json, "1", rules, "0", "", older);
        return session;
    }

    void leave(String user) {
        run("presence_leave", user, String.valueOf(sessions.remove(user)), "left");
    }

    void mute(String user, boolean muted) {
        run("presence_update", user, String.valueOf(sessions.get(user)), Boolean.toString(muted), "");
    }

    void speak(String user, boolean speaks) {
        run("presence_speak", "5000", user, String.valueOf(sessions.get(user)), speaks ? "1" : "0");
    }

    /** Who is in, with the session. */
    Map<String, String> sessions() {
        return sessions;
    }

    /** One change of any kind. */
    void change() {
        List<String> users = new ArrayList<>(sessions.keySet());
        int kind = users.size() < 3 ? 0 : random.nextInt(10);
        if (kind < 4) {
            join();
            return;
        }
        String user = users.get(random.nextInt(users.size()));
        switch (kind) {
            case 4, 5 -> leave(user);
            case 6 -> seat(user);
            case 7 -> speak(user, random.nextBoolean());
            default -> mute(user, random.nextBoolean());
        }
    }

    private Reply run(String script, String... args) {
        List<String> all = new ArrayList<>(List.of(FOREVER, "%016x".formatted(random.nextLong())));
        all.addAll(List.of(args));
        return scripts.load(script).run(new RoomKeys(id).all(), all);
    }

    private String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
