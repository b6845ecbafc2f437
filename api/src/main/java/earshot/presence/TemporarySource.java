package earshot.presence;

import earshot.room.RoomMode;
import earshot.room.RoomStatus;
import earshot.room.StreamId;
import earshot.room.UserId;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Rooms until streams exist. */
@Singleton
final class TemporarySource implements RoomSource {
    @Override
    public Optional<RoomSettings> find(StreamId room) {
        return Optional.of(new RoomSettings(
                new UserId("00000000-0000-0000-0000-000000000000"),
                "public",
                RoomStatus.OPEN,
                RoomMode.OPEN,
                false,
                50,
                100));
    }
}
