package earshot.presence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one room should do: seats, what a host has decided, and who stands in for the host. {@link StageModel} has its hands. */
final class RoomModel {
    /** How late a seat's heartbeat is. */
    enum Beat {
        FRESH,
        LATE,
        OVER
    }

    static final class Seat {
        final String session;
        Beat beat = Beat.FRESH;
        /** The order in which heartbeats ceased. */
        long ceased;

        boolean muted;
        boolean shownLate;

        Seat(String session) {
            this.session = session;
        }
    }

    final int cap;
    final String host;
    final StageModel stage = new StageModel(this);
    final Map<String, Seat> seats = new HashMap<>();
    final Set<String> muted = new HashSet<>();
    final Set<String> banned = new HashSet<>();
    /** Moderators and speakers. */
    final Map<String, String> roles = new HashMap<>();
    /** Users whose participant changes in this step. */
    final Set<String> touched = new HashSet<>();

    @Nullable
    String acting;

    boolean hostIsMissed;
    /** For so long that somebody may stand in. */
    boolean hostIsLongGone;

    long version;

    RoomModel(int cap, String host) {
        this.cap = cap;
        this.host = host;
    }

    String role(String user) {
        return user.equals(host) || user.equals(acting) ? "host" : roles.getOrDefault(user, "listener");
    }

    boolean suppressed(String user) {
        return stage.on && role(user).equals("listener");
    }

    boolean maySpeak(String user) {
        return !muted.contains(user) && !suppressed(user);
    }

    boolean isSpeaker(String user) {
        return role(user).equals("speaker");
    }

    /** A speaker who finds no place any more is one no more. */
    void enter(String user, String session) {
        if (isSpeaker(user) && !stage.hasPlace(user)) {
            roles.put(user, "listener");
        }
        seats.put(user, new Seat(session));
        change(user);
        if (user.equals(host)) {
            hostIsMissed = false;
            hostIsLongGone = false;
            if (acting != null) {
                change(acting);
                standIn(null);
            }
        }
    }

    /** Gives way to another session of the user, whose place is kept. */
    void replace(String user, String session) {
        change(user);
        seats.put(user, new Seat(session));
        enter(user, session);
    }

    /** Is out for good. */
    void depart(String user) {
        boolean speaker = isSpeaker(user);
        seats.remove(user);
        change(user);
        int kept = stage.lower(user);
        stage.offer(speaker ? 1 : kept);
        if (user.equals(host)) {
            hostIsMissed = true;
            hostIsLongGone = false;
        } else if (user.equals(acting)) {
            standIn(null);
        }
    }

    /** A hard mute, or its end: seen on the seat, whoever sits there later too. */
    void serverMute(String user) {
        toggle(muted, user);
        if (seats.containsKey(user)) {
            change(user);
            if (muted.contains(user)) {
                int kept = stage.lower(user);
                stage.offer(isSpeaker(user) ? 0 : kept);
            }
        }
    }

    /** A ban, which ends the seat, or its end. */
    void ban(String user) {
        toggle(banned, user);
        if (banned.contains(user) && seats.containsKey(user)) {
            depart(user);
        }
    }

    /** Whoever may not speak in the other mode is shown so, and then the room. */
    void switchMode() {
        stage.on = !stage.on;
        Set.copyOf(seats.keySet()).stream()
                .filter(user -> role(user).equals("listener"))
                .forEach(this::change);
        version++;
    }

    /** Another role answers a hand, and ends standing in for the host. */
    void become(String user, String role) {
        String before = role(user);
        boolean demoted = user.equals(acting) && !role.equals("moderator");
        roles.put(user, role);
        if (demoted) {
            acting = null;
        }
        if (seats.containsKey(user) && !role(user).equals(before)) {
            change(user);
            int kept = stage.lower(user);
            stage.offer(isSpeaker(user) ? 0 : before.equals("speaker") ? 1 : kept);
        }
        if (demoted) {
            version++;
        }
    }

    /** Somebody to stand in for the host is looked for. */
    @Nullable
    String succeed(Map<String, Long> joinedAt) {
        if (!hostIsLongGone || acting != null) {
            return null;
        }
        List<String> moderators = new ArrayList<>(seats.keySet().stream()
                .filter(user -> role(user).equals("moderator"))
                .toList());
        moderators.sort((one, other) -> joinedAt.get(one).equals(joinedAt.get(other))
                ? one.compareTo(other)
                : Long.compare(joinedAt.get(one), joinedAt.get(other)));
        if (moderators.isEmpty()) {
            return null;
        }
        change(moderators.getFirst());
        standIn(moderators.getFirst());
        return acting;
    }

    void change(String user) {
        version++;
        touched.add(user);
    }

    private void standIn(@Nullable String user) {
        acting = user;
        version++;
    }

    private static void toggle(Set<String> users, String user) {
        if (!users.remove(user)) {
            users.add(user);
        }
    }
}
