-- Who was in which room. Written by the recorder from the queues in Redis, at least once and in any order.
-- No reference to streams or users: a row that is late must fit even when its stream has been deleted meanwhile.

CREATE TABLE voice_rooms (
    stream_id  text        PRIMARY KEY,
    created_at timestamptz NOT NULL
);

CREATE TABLE voice_members (
    session_id uuid        PRIMARY KEY,
    stream_id  text        NOT NULL REFERENCES voice_rooms,
    user_id    uuid        NOT NULL,
    role       text        NOT NULL CHECK (role IN ('host', 'moderator', 'speaker', 'listener')),
    guest      boolean     NOT NULL,
    joined_at  timestamptz NOT NULL,
    left_at    timestamptz,
    reason     text,
    seconds    bigint      GENERATED ALWAYS AS (extract(epoch FROM left_at - joined_at)::bigint) STORED,
    CHECK ((left_at IS NULL) = (reason IS NULL))
);

CREATE INDEX voice_members_by_stream ON voice_members (stream_id, joined_at);
CREATE INDEX voice_members_by_user ON voice_members (user_id, joined_at);
