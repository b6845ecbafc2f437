-- What participants told the hosts about others. Names are those of then: a report outlives the accounts it tells of, not its stream.

CREATE TABLE reports (
    id            uuid        PRIMARY KEY,
    stream_id     text        NOT NULL REFERENCES streams ON DELETE CASCADE,
    at            timestamptz NOT NULL,
    reporter_id   uuid        NOT NULL,
    reporter_name text        NOT NULL CHECK (char_length(reporter_name) BETWEEN 1 AND 40),
    target_id     uuid        NOT NULL,
    target_name   text        NOT NULL CHECK (char_length(target_name) BETWEEN 1 AND 40),
    reason        text        NOT NULL CHECK (char_length(reason) BETWEEN 1 AND 300),
    evidence      jsonb       NOT NULL CHECK (jsonb_typeof(evidence) = 'array' AND jsonb_array_length(evidence) <= 50),
    closed_at     timestamptz,
    closed_by     text        CHECK (char_length(closed_by) BETWEEN 1 AND 40),
    note          text        CHECK (char_length(note) BETWEEN 1 AND 300),
    CHECK ((closed_at IS NULL) = (closed_by IS NULL)),
    CHECK (closed_at IS NOT NULL OR note IS NULL),
    CHECK (reporter_id <> target_id)
);
COMMENT ON COLUMN reports.evidence IS 'the last events of the room before the report, oldest first, as they were sent';

CREATE INDEX reports_by_stream ON reports (stream_id, id DESC);
CREATE INDEX reports_closed ON reports (closed_at) WHERE closed_at IS NOT NULL;
