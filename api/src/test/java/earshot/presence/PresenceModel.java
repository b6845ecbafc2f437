package earshot.presence;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What presence should do, in plain maps: one seat per user and room, one room per user after each join. It knows nothing of Redis, and
 * uses none of the house's code.
 */
final class PresenceModel {
    final List<RoomModel> rooms = new ArrayList<>();

    PresenceModel(String host, int... caps) {
        Arrays.stream(caps).forEach(cap -> rooms.add(new RoomModel(cap, host)));
    }

    /** How the join of a session ends. */
    String join(int index, String user, String session) {
        RoomModel room = rooms.get(index);
        RoomModel.Seat present = room.seats.get(user);
        if (room.banned.contains(user)) {
            return "Denied";
        }
        if (present == null && room.seats.size() >= room.cap) {
            return "Full";
        }
        boolean again = present != null && present.session.equals(session);
        if (again) {
            present.beat = RoomModel.Beat.FRESH;
        } else {
            if (present != null) {
                room.replace(user, session);
            } else {
                room.enter(user, session);
            }
        }
        boolean moved = leaveElsewhere(room, user);
        if (again) {
            return "Rejoined";
        }
        return present != null ? "Replaced" : moved ? "Moved" : "Joined";
    }

    void leave(int index, String user, String session) {
        RoomModel room = rooms.get(index);
        RoomModel.Seat seat = room.seats.get(user);
        if (seat != null && seat.session.equals(session)) {
            room.depart(user);
        }
    }

    String beat(int index, String user, String session) {
        String answer = answer(index, user, session);
        if (answer.equals("RENEWED")) {
            rooms.get(index).seats.get(user).beat = RoomModel.Beat.FRESH;
        }
        return answer;
    }

    String mute(int index, String user, String session, boolean muted) {
        return switch (answer(index, user, session)) {
            case "RENEWED" -> {
                RoomModel.Seat seat = rooms.get(index).seats.get(user);
                boolean same = seat.muted == muted;
                if (!same) {
                    seat.muted = muted;
                    rooms.get(index).change(user);
                }
                yield same ? "Unchanged" : "Updated";
            }
            case "REPLACED" -> "Replaced";
            default -> "Gone";
        };
    }

    void sweep(int index) {
        RoomModel room = rooms.get(index);
        room.seats.entrySet().stream()
                .filter(entry -> entry.getValue().beat == RoomModel.Beat.OVER)
                .sorted(Comparator.comparing(entry -> entry.getValue().ceased))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(room::depart);
        for (String user : Set.copyOf(room.seats.keySet())) {
            RoomModel.Seat seat = room.seats.get(user);
            if (seat.shownLate != (seat.beat == RoomModel.Beat.LATE)) {
                seat.shownLate = seat.beat == RoomModel.Beat.LATE;
                room.change(user);
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

    private String answer(int index, String user, String session) {
        RoomModel.Seat seat = rooms.get(index).seats.get(user);
        if (seat == null) {
            return "GONE";
        }
        return seat.session.equals(session) ? "RENEWED" : "REPLACED";
    }

    private boolean leaveElsewhere(RoomModel here, String user) {
        boolean left = false;
        for (RoomModel room : rooms) {
            if (room != here && room.seats.containsKey(user)) {
                room.depart(user);
                left = true;
            }
        }
        return left;
    }

    private static byte[] sha1(String text) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
