package earshot.presence;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What presence should do, in plain maps: one seat per user and room, one room per user after each join. It knows nothing of Redis, and
 * uses none of the house's code.
 */
final class PresenceModel {
    /** How late a seat's heartbeat is. */
    enum Beat {
        FRESH,
        LATE,
        OVER
    }

    static final class Seat {
        final String session;
        Beat beat = Beat.FRESH;
        boolean muted;
        boolean shownLate;

        Seat(String session) {
            this.session = session;
        }
    }

    static final class Room {
        final int cap;
        final Set<String> muted = new HashSet<>();
        final Set<String> banned = new HashSet<>();
        boolean stage;
        final Map<String, Seat> seats = new HashMap<>();
        long version;

        Room(int cap) {
            this.cap = cap;
        }
    }

    final List<Room> rooms = new ArrayList<>();

    /** Users whose participant changes in this step, by room. */
    final Map<Room, Set<String>> touched = new HashMap<>();

    PresenceModel(int... caps) {
        Arrays.stream(caps).forEach(cap -> rooms.add(new Room(cap)));
    }

    /** How the join of a session ends. */
    String join(int index, String user, String session) {
        Room room = rooms.get(index);
        Seat present = room.seats.get(user);
        if (room.banned.contains(user)) {
            return "Denied";
        }
        if (present == null && room.seats.size() >= room.cap) {
            return "Full";
        }
        boolean again = present != null && present.session.equals(session);
        if (again) {
            present.beat = Beat.FRESH;
        } else {
            if (present != null) {
                remove(room, user);
            }
            room.seats.put(user, new Seat(session));
            change(room, user);
        }
        boolean moved = leaveElsewhere(room, user);
        if (again) {
            return "Rejoined";
        }
        return present != null ? "Replaced" : moved ? "Moved" : "Joined";
    }

    void leave(int index, String user, String session) {
        Room room = rooms.get(index);
        Seat seat = room.seats.get(user);
        if (seat != null && seat.session.equals(session)) {
            remove(room, user);
        }
    }

    String beat(int index, String user, String session) {
        String answer = answer(index, user, session);
        if (answer.equals("RENEWED")) {
            rooms.get(index).seats.get(user).beat = Beat.FRESH;
        }
        return answer;
    }

    String mute(int index, String user, String session, boolean muted) {
        return switch (answer(index, user, session)) {
            case "RENEWED" -> {
                Seat seat = rooms.get(index).seats.get(user);
                boolean same = seat.muted == muted;
                if (!same) {
                    seat.muted = muted;
                    change(rooms.get(index), user);
                }
                yield same ? "Unchanged" : "Updated";
            }
            case "REPLACED" -> "Replaced";
            default -> "Gone";
        };
    }

    void sweep(int index) {
        Room room = rooms.get(index);
        for (String user : Set.copyOf(room.seats.keySet())) {
            Seat seat = room.seats.get(user);
            if (seat.beat == Beat.OVER) {
                remove(room, user);
            } else if (seat.shownLate != (seat.beat == Beat.LATE)) {
                seat.shownLate = seat.beat == Beat.LATE;
                change(room, user);
            }
        }
    }

    /** The XOR of the first 8 bytes of each SHA-1("user:version"). */
    static String digest(Map<String, Long> versions) {
        BigInteger digest = BigInteger.ZERO;
        for (var entry : versions.entrySet()) {
            byte[] hash = sha1(entry.getKey() + ":" + entry.getValue());
            digest = digest.xor(new BigInteger(1, Arrays.copyOf(hash, 8)));
        }
        return String.format("%016x", digest);
    }

    /** A hard mute, or its end: seen on the seat, whoever sits there later too. */
    void serverMute(int index, String user) {
        Room room = rooms.get(index);
        toggle(room.muted, user);
        if (room.seats.containsKey(user)) {
            change(room, user);
        }
    }

    /** A ban, which ends the seat, or its end. */
    void ban(int index, String user) {
        Room room = rooms.get(index);
        toggle(room.banned, user);
        if (room.banned.contains(user) && room.seats.containsKey(user)) {
            remove(room, user);
        }
    }

    /** Everybody's seat changes, and then the room. */
    void switchMode(int index) {
        Room room = rooms.get(index);
        room.stage = !room.stage;
        Set.copyOf(room.seats.keySet()).forEach(user -> change(room, user));
        room.version++;
    }

    private static void toggle(Set<String> users, String user) {
        if (!users.remove(user)) {
            users.add(user);
        }
    }

    private String answer(int index, String user, String session) {
        Seat seat = rooms.get(index).seats.get(user);
        if (seat == null) {
            return "GONE";
        }
        return seat.session.equals(session) ? "RENEWED" : "REPLACED";
    }

    private boolean leaveElsewhere(Room here, String user) {
        boolean left = false;
        for (Room room : rooms) {
            if (room != here && room.seats.containsKey(user)) {
                remove(room, user);
                left = true;
            }
        }
        return left;
    }

    private void remove(Room room, String user) {
        room.seats.remove(user);
        change(room, user);
    }

    private void change(Room room, String user) {
        room.version++;
        touched.computeIfAbsent(room, key -> new HashSet<>()).add(user);
    }

    private static byte[] sha1(String text) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
