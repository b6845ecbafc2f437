-- What the hosts of streams have decided: how their rooms are set, who is what in them, and what stands against whom.
-- Users are named without a reference where a row must outlive them: a guest's ban counts though the guest's account is gone.

CREATE TABLE room_rules (
    stream_id     text        PRIMARY KEY REFERENCES streams ON DELETE CASCADE,
    mode          text        NOT NULL DEFAULT 'open' CHECK (mode IN ('open', 'stage')),
    locked        boolean     NOT NULL DEFAULT false,
    closed        boolean     NOT NULL DEFAULT false,
    speaker_cap   integer     CHECK (speaker_cap BETWEEN 1 AND 500),
    slow_mode_ms  integer     NOT NULL DEFAULT 0 CHECK (slow_mode_ms BETWEEN 0 AND 3600000),
    status_line   text        NOT NULL DEFAULT '' CHECK (char_length(status_line) <= 140),
    pinned        uuid,
    access        text        NOT NULL DEFAULT 'everyone' CHECK (access IN ('everyone', 'signed_in', 'invited', 'password')),
    invite        text        NOT NULL DEFAULT '' CHECK (char_length(invite) <= 64),
    password_hash text        CHECK (char_length(password_hash) <= 200),
    wait_for_host boolean     NOT NULL DEFAULT false,
    succession    boolean     NOT NULL DEFAULT true,
    updated_at    timestamptz NOT NULL DEFAULT now(),
    CHECK (access <> 'password' OR password_hash IS NOT NULL),
    CHECK (access <> 'invited' OR invite <> '')
);
COMMENT ON TABLE room_rules IS 'no row means the defaults; the caps on people stand in streams';

CREATE TABLE room_roles (
    stream_id  text        NOT NULL REFERENCES streams ON DELETE CASCADE,
    user_id    uuid        NOT NULL REFERENCES users ON DELETE CASCADE,
    role       text        NOT NULL CHECK (role IN ('moderator', 'speaker')),
    granted_by uuid        NOT NULL,
    at         timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (stream_id, user_id)
);
CREATE INDEX room_roles_by_user ON room_roles (user_id);

CREATE TABLE sanctions (
    id             uuid        PRIMARY KEY,
    stream_id      text        REFERENCES streams ON DELETE CASCADE,
    host_id        uuid        NOT NULL REFERENCES users ON DELETE CASCADE,
    user_id        uuid        NOT NULL,
    user_name      text        NOT NULL CHECK (char_length(user_name) BETWEEN 1 AND 40),
    kind           text        NOT NULL CHECK (kind IN ('mute', 'deafen', 'timeout', 'cool_off', 'ban')),
    reason         text        CHECK (char_length(reason) BETWEEN 1 AND 300),
    actor_id       uuid        NOT NULL,
    actor_name     text        NOT NULL CHECK (char_length(actor_name) BETWEEN 1 AND 40),
    at             timestamptz NOT NULL,
    until          timestamptz CHECK (until > at),
    lifted_at      timestamptz,
    lifted_by      uuid,
    device_key     text        CHECK (char_length(device_key) BETWEEN 1 AND 64),
    address_prefix text        CHECK (char_length(address_prefix) BETWEEN 1 AND 64),
    CHECK (stream_id IS NOT NULL OR kind = 'ban'),
    CHECK (until IS NOT NULL OR kind NOT IN ('timeout', 'cool_off'))
);
COMMENT ON COLUMN sanctions.stream_id IS 'absent: in all streams of the host';
COMMENT ON COLUMN sanctions.until IS 'absent: until it is lifted';
COMMENT ON COLUMN sanctions.lifted_by IS 'absent on a lifted row: a newer one took its place';

CREATE UNIQUE INDEX sanctions_one_each ON sanctions (coalesce(stream_id, host_id::text), user_id, kind) WHERE lifted_at IS NULL;
CREATE INDEX sanctions_by_stream ON sanctions (stream_id) WHERE lifted_at IS NULL;
CREATE INDEX sanctions_by_host ON sanctions (host_id, at DESC, id DESC);
CREATE INDEX sanctions_by_user ON sanctions (user_id) WHERE lifted_at IS NULL;
