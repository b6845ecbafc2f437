package earshot.presence;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a room's queue of hands and its places to speak should do. */
final class StageModel {
    private final RoomModel room;
    final List<String> hands = new ArrayList<>();
    /** For whom a place is kept, and whether they know. */
    final Map<String, Boolean> kept = new TreeMap<>();

    boolean on;
    int speakerCap = 1;

    StageModel(RoomModel room) {
        this.room = room;
    }

    String raise(String user) {
        if (!room.seats.containsKey(user)) {
            return "Gone";
        } else if (room.muted.contains(user)) {
            return "Muted";
        } else if (hands.contains(user)) {
            return "Kept";
        }
        hands.add(user);
        room.version++;
        return "Raised";
    }

    /** Says whether it was raised. */
    boolean withdraw(String user) {
        boolean raised = hands.contains(user);
        int free = lower(user);
        if (raised) {
            offer(free);
        }
        return raised;
    }

    /** Lowers the hand, if it is raised, and says how many places were kept for it. */
    int lower(String user) {
        if (hands.remove(user)) {
            room.version++;
        }
        return kept.remove(user) == null ? 0 : 1;
    }

    void clear() {
        if (!hands.isEmpty()) {
            room.version++;
        }
        hands.forEach(kept::remove);
        hands.clear();
    }

    String take(String user, String way) {
        if (!way.equals("GIVEN") && !hands.contains(user) || way.equals("OFFERED") && !kept.getOrDefault(user, false)) {
            return "NONE";
        } else if (places() == 0) {
            return "TAKEN";
        } else if (!hasPlace(user)) {
            return "FULL";
        }
        kept.put(user, true);
        return "TAKEN";
    }

    /** The offers of {@code over} have ended; those that waited are told. */
    void offersEnd(Set<String> over) {
        kept.keySet().removeAll(over);
        hands.removeAll(over);
        if (!over.isEmpty()) {
            room.version++;
        }
        offer(over.size());
        kept.replaceAll((user, told) -> true);
    }

    void cap(int most) {
        int before = places();
        boolean different = speakerCap != most;
        speakerCap = most;
        if (before > 0) {
            offer(places() - before);
        }
        if (different) {
            room.version++;
        }
    }

    /** Keeps places that got free for the first hands without one. */
    void offer(int most) {
        int left = Math.min(most, places() - taken().size());
        Set<String> holders = taken();
        for (String user : hands) {
            if (left > 0 && places() > 0 && !holders.contains(user)) {
                kept.put(user, false);
                left--;
            }
        }
    }

    /** Has one, or finds one free. */
    boolean hasPlace(String user) {
        return places() == 0 || taken().contains(user) || taken().size() < places();
    }

    private int places() {
        return on ? speakerCap : 0;
    }

    private Set<String> taken() {
        Set<String> holders = new HashSet<>(kept.keySet());
        room.seats.keySet().stream().filter(room::isSpeaker).forEach(holders::add);
        return holders;
    }
}
