package earshot.stream;

import earshot.room.StreamId;

/** A stream ended or was deleted: its room closes. Published on the node that did it, after Postgres has it. */
public record StreamEnded(StreamId stream) {}
