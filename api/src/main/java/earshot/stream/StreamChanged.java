package earshot.stream;

import earshot.room.StreamId;

/**
 * A stream was edited, started, ended or deleted: its room must follow. Published on the node that did it, after Postgres has it; it
 * carries no state, because of two edits that cross only the one in Postgres counts.
 */
public record StreamChanged(StreamId stream) {}
