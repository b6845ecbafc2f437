package earshot.stream;

import earshot.room.RoomMode;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A stream's voice room as it is right now.
 *
 * @param enabled whether there is voice beside the stream
 * @param available whether voice can be joined now: the SFU answers, and the counts are known
 * @param participants how many are in the room
 * @param speakers how many of them may speak
 * @param full whether the hard cap is reached
 * @param locked whether the host lets nobody in
 * @param mode who may speak
 */
@Serdeable
@Schema(name = "StreamVoice")
record RoomNow(
        boolean enabled,
        boolean available,
        int participants,
        int speakers,
        boolean full,
        boolean locked,
        RoomMode mode) {}
