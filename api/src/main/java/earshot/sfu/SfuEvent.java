package earshot.sfu;

import earshot.room.Identity;
import earshot.room.StreamId;

/** What the SFU says has happened, as far as the house cares. */
public sealed interface SfuEvent {
    /** A connection of one of our sessions came up; {@code sid} names the connection. */
    record Connected(StreamId stream, Identity identity, String sid) implements SfuEvent {}

    /** A connection of one of our sessions ended; the session may have another by now. */
    record Disconnected(StreamId stream, Identity identity) implements SfuEvent {}

    /** Somebody who is no session of ours came into a room of ours, by this name. */
    record Intruded(StreamId stream, String name) implements SfuEvent {}

    /** The room is gone from the SFU. */
    record RoomFinished(StreamId stream) implements SfuEvent {}

    /** Anything else: other events, rooms and participants that are not ours. */
    record Other() implements SfuEvent {}
}
