package earshot.access;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;

/** A request to each operation that is right in form, so that only who asks decides. */
final class Requests {
    private static final String CREDENTIALS = "{\"name\":\"%name%\",\"password\":\"correct horse\"}";
    private static final String SEAT = "{\"session\":\"%session%\"}";

    /** The bodies of operations; {@code %word%} is put in. Others are sent an empty object. */
    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry("deleteAccount", "{\"password\":\"correct horse\"}"),
            Map.entry("changeProfile", "{\"displayName\":\"Another\"}"),
            Map.entry("changePassword", "{\"currentPassword\":\"correct horse\",\"newPassword\":\"battery staple\"}"),
            Map.entry("signUp", "{\"name\":\"%new%\",\"displayName\":\"New\",\"password\":\"correct horse\"}"),
            Map.entry("reportClientError", "{\"level\":\"error\",\"message\":\"oops\"}"),
            Map.entry("signIn", CREDENTIALS),
            Map.entry("getToken", CREDENTIALS),
            Map.entry("continueAsGuest", "{\"displayName\":\"New\"}"),
            Map.entry("createStream", "{\"title\":\"New\",\"playbackUrl\":\"/x.m3u8\"}"),
            Map.entry("editStream", "{\"title\":\"Other\"}"),
            Map.entry("heartbeat", SEAT),
            Map.entry("leaveVoice", SEAT),
            Map.entry("changeMe", "{\"session\":\"%session%\",\"selfMuted\":true}"),
            Map.entry("reportSpeaking", "{\"session\":\"%session%\",\"speaking\":true}"),
            Map.entry("timeOut", "{\"durationMs\":60000}"),
            Map.entry("changeRole", "{\"role\":\"speaker\"}"),
            Map.entry("ban", "{\"userId\":\"%target%\",\"scope\":\"room\"}"),
            Map.entry("changeRoom", "{\"statusLine\":\"Welcome\"}"),
            Map.entry("reportParticipant", "{\"reason\":\"loud\"}"),
            Map.entry("closeReport", "{\"note\":\"done\"}"));

    private Requests() {}

    /** The actor's request. */
    static HttpRequest of(Operation operation, Actor actor, Scene scene) {
        var request = scene.browser(actor).request(path(operation, scene));
        if (operation.id().equals("putVoiceSettings")) {
            request.header("If-Match", "\"0\"");
        }
        if (operation.method().equals("GET") || operation.id().equals("signOut")) {
            return request.method(operation.method(), BodyPublishers.noBody()).build();
        }
        return request.header("Content-Type", "application/json")
                .method(operation.method(), BodyPublishers.ofString(body(operation, actor, scene)))
                .build();
    }

    private static String path(Operation operation, Scene scene) {
        String path = operation.path().replace("{id}", scene.stream().value());
        if (path.contains("{userId}")) {
            path = path.replace("{userId}", path.contains("/hands/") ? scene.hand() : scene.target());
        }
        if (path.contains("{sanctionId}")) {
            path = path.replace("{sanctionId}", scene.ban());
        }
        return path.contains("{reportId}") ? path.replace("{reportId}", scene.report()) : path;
    }

    private static String body(Operation operation, Actor actor, Scene scene) {
        if (operation.id().equals("putVoiceSettings")) {
            return settings(scene);
        }
        String body = BODIES.getOrDefault(operation.id(), "{}");
        if (body.contains("%session%")) {
            body = body.replace("%session%", scene.session(actor));
        }
        if (body.contains("%target%")) {
            body = body.replace("%target%", scene.target());
        }
        return body.replace("%name%", body.contains("%name%") ? scene.name(Actor.USER) : "")
                .replace("%new%", "n-" + Long.toString(System.nanoTime(), 36));
    }

    /** The settings of somebody who never changed any. */
    private static String settings(Scene scene) {
        var body = (com.fasterxml.jackson.databind.node.ObjectNode)
                scene.browser(Actor.HOST).get("/api/settings/voice").is(200).at("");
        body.retain("account", "devices", "streams", "people");
        return body.toString();
    }
}
