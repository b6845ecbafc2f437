-- What is watched. Each stream has one voice room of the same id; the room's caps are here because the host sets them with the stream.

CREATE TABLE streams (
    id            text        PRIMARY KEY CHECK (id ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
    host_id       uuid        NOT NULL REFERENCES users ON DELETE CASCADE,
    title         text        NOT NULL CHECK (char_length(title) BETWEEN 1 AND 120),
    playback_url  text        NOT NULL CHECK (char_length(playback_url) BETWEEN 1 AND 2000),
    visibility    text        NOT NULL CHECK (visibility IN ('public', 'unlisted', 'private')),
    status        text        NOT NULL DEFAULT 'scheduled' CHECK (status IN ('scheduled', 'live', 'ended')),
    voice_enabled boolean     NOT NULL DEFAULT true,
    soft_cap      integer     NOT NULL DEFAULT 50,
    hard_cap      integer     NOT NULL DEFAULT 100,
    created_at    timestamptz NOT NULL DEFAULT now(),
    started_at    timestamptz,
    ended_at      timestamptz,
    CHECK (soft_cap BETWEEN 1 AND hard_cap AND hard_cap <= 500)
);

CREATE INDEX streams_newest ON streams (created_at DESC, id DESC);
CREATE INDEX streams_by_host ON streams (host_id, created_at DESC, id DESC);
