package earshot.access;

import earshot.presence.Hands;
import earshot.presence.Presence;
import earshot.presence.Rooms;
import earshot.room.LeaveReason;
import earshot.room.StreamId;
import earshot.room.UserId;
import earshot.testing.Client;
import earshot.testing.Node;
import earshot.testing.VoiceRoom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;

/** A stream's room with everybody of {@link Actor}, and what requests need. */
final class Scene {
    private final Node node;
    private final VoiceRoom room;
    private final Map<Actor, Client> people = new EnumMap<>(Actor.class);

    Scene(Node node, String database) {
        this.node = node;
        this.room = VoiceRoom.open(node);
        people.put(Actor.NOBODY, Client.of(node));
        people.put(Actor.GUEST, Client.guest(node, "Guest"));
        people.put(Actor.USER, Client.signedUp(node, "User"));
        people.put(Actor.MODERATOR, Client.signedUp(node, "Moderator"));
        people.put(Actor.HOST, room.host());
        people.put(Actor.OTHER_HOST, VoiceRoom.open(node).host());
        promote(database, id(Actor.MODERATOR));
    }

    /** Makes the stream public, or private to its host. */
    void show(String visibility) {
        room.host()
                .patch("/api/streams/" + room.id(), "{\"visibility\":\"" + visibility + "\"}")
                .is(200);
    }

    /** Lets the actor sit where the actor sits, whatever was asked before. */
    void seat(Actor actor) {
        if (actor.isInside()) {
            session(actor);
        } else if (actor == Actor.OTHER_HOST) {
            node.bean(Presence.class).remove(room.id(), new UserId(id(actor)), LeaveReason.LEFT);
        }
    }

    StreamId stream() {
        return room.id();
    }

    Client browser(Actor actor) {
        return people.get(actor);
    }

    String id(Actor actor) {
        return browser(actor).get("/api/session").at("/user/id").asText();
    }

    String name(Actor actor) {
        return browser(actor).get("/api/session").at("/user/name").asText();
    }

    /** A fresh session of the actor in the room; of the user where the actor does not sit there. */
    String session(Actor actor) {
        return room.join(browser(actor.isInside() ? actor : Actor.USER))
                .is(200)
                .at("/session")
                .asText();
    }

    /** A new guest who sits in the room. */
    String target() {
        var guest = Client.guest(node, "Target");
        String id = guest.get("/api/session").at("/user/id").asText();
        room.seat(new UserId(id), "Target");
        return id;
    }

    /** A new guest whose hand is raised. */
    String hand() {
        String id = target();
        node.bean(Hands.class).raise(room.id(), new UserId(id));
        return id;
    }

    /** A report that is open. */
    String report() {
        session(Actor.USER);
        String path = "/api/voice/streams/" + room.id() + "/participants/" + target() + "/report";
        return browser(Actor.USER)
                .post(path, "{\"reason\":\"loud\"}")
                .is(201)
                .at("/id")
                .asText();
    }

    /** A ban that counts. */
    String ban() {
        String body = "{\"userId\":\"" + target() + "\",\"scope\":\"room\"}";
        return room.host()
                .post("/api/voice/streams/" + room.id() + "/bans", body)
                .is(200)
                .at("/sanctions/0/id")
                .asText();
    }

    private void promote(String database, String user) {
        try (var connection = DriverManager.getConnection(database, "postgres", "postgres");
                var row = connection.createStatement()) {
            row.execute(
                    "INSERT INTO room_roles (stream_id, user_id, role, granted_by) VALUES ('%s', '%s', 'moderator', '%s')"
                            .formatted(room.id(), user, id(Actor.HOST)));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        node.bean(Rooms.class).reload(room.id());
    }
}
