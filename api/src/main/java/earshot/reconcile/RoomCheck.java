package earshot.reconcile;

import earshot.presence.Presence;
import earshot.presence.SfuAgreement;
import earshot.room.MediaState;
import earshot.room.Participant;
import earshot.room.StreamId;
import earshot.sfu.SfuParticipant;
import earshot.sfu.SfuRooms;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares one room's seats with its participants at the SFU and mends what differs. */
@Singleton
final class RoomCheck {
    private final SfuRooms rooms;
    private final Presence presence;
    private final Eviction eviction;
    private final SfuAgreement agreement;
    private final Repairs repairs;

    RoomCheck(SfuRooms rooms, Presence presence, Eviction eviction, SfuAgreement agreement, Repairs repairs) {
        this.rooms = rooms;
        this.presence = presence;
        this.eviction = eviction;
        this.agreement = agreement;
        this.repairs = repairs;
    }

    /** The SFU is asked before presence: a session has its seat before it can connect, so nobody who just came looks seatless. */
    void check(StreamId stream) {
        List<SfuParticipant> listed = rooms.participants(stream);
        Map<String, SfuParticipant> there = listed.stream()
                .filter(participant -> isShown(stream, participant))
                .collect(Collectors.toMap(SfuParticipant::name, Function.identity()));
        var seats = presence.seats(stream);
        for (Participant seat : seats) {
            repair(stream, seat, there.remove(seat.identity().toString()));
        }
        eviction.evict(stream, there.keySet());
        repairs.count(Repairs.Kind.PERMISSION, agreement.mend(stream, listed));
        if (!seats.isEmpty()) {
            // The SFU forgets its rooms when it restarts; without the room nobody could come back.
            rooms.ensure(stream);
        }
    }

    private boolean isShown(StreamId stream, SfuParticipant participant) {
        if (participant.hidden()) {
            eviction.evictHidden(stream, participant.name());
        }
        return !participant.hidden();
    }

    private void repair(StreamId stream, Participant seat, @Nullable SfuParticipant participant) {
        MediaState media = participant == null ? withoutConnection(stream, seat) : participant.media();
        if (media != seat.media()) {
            presence.media(stream, seat.identity(), media);
            repairs.count(Repairs.Kind.MEDIA, 1);
        }
    }

    /** Somebody who connected after the list was taken is no loss: the SFU is asked again before a loss is told. */
    private MediaState withoutConnection(StreamId stream, Participant seat) {
        return switch (seat.media()) {
            case NONE, LOST -> seat.media();
            case CONNECTING, LIVE ->
                rooms.participant(stream, seat.identity())
                        .map(SfuParticipant::media)
                        .orElse(MediaState.LOST);
        };
    }
}
