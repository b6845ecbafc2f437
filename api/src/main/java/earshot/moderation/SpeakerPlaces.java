package earshot.moderation;

import earshot.presence.Presence;
import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import earshot.room.StreamId;
import earshot.room.UserId;
import earshot.rules.Decisions;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.stream.Collectors;

/** Counts the places to speak on a stage: those of the speakers who are in the room. Asked while nobody else decides on the room. */
@Singleton
class SpeakerPlaces {
    private final Decisions decisions;
    private final Presence presence;

    SpeakerPlaces(Decisions decisions, Presence presence) {
        this.decisions = decisions;
        this.presence = presence;
    }

    /**
     * Lets one more have a place.
     *
     * @param cap most places; 0 for no such cap
     * @throws ProblemException {@code speakers-full}
     */
    void require(StreamId room, UserId user, int cap) {
        if (cap > 0 && taken(room, user) >= cap) {
            throw new ProblemException(ProblemType.SPEAKERS_FULL, "All " + cap + " places to speak are taken.");
        }
    }

    private int taken(StreamId room, UserId but) {
        var speakers = new HashSet<>(decisions.speakers(room));
        speakers.remove(but);
        speakers.retainAll(presence.seats(room).stream()
                .map(seat -> seat.identity().user())
                .collect(Collectors.toSet()));
        return speakers.size();
    }
}
