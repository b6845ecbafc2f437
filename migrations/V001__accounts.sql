-- Accounts and where they are signed in. The bounds are those of the API, so that no other writer can widen them.

CREATE TABLE users (
    id            uuid        PRIMARY KEY,
    name          text        UNIQUE CHECK (name ~ '^[a-z0-9_.-]{3,32}$'),
    display_name  text        NOT NULL CHECK (char_length(display_name) BETWEEN 1 AND 40),
    password_hash text        CHECK (char_length(password_hash) <= 200),
    version       bigint      NOT NULL DEFAULT 1 CHECK (version > 0),
    created_at    timestamptz NOT NULL DEFAULT now(),
    CHECK ((name IS NULL) = (password_hash IS NULL))
);
COMMENT ON COLUMN users.name IS 'what the user signs in with; absent for guests';
COMMENT ON COLUMN users.version IS 'raised with every change of the user or its logins: a cached copy is replaced only by a newer one';

CREATE TABLE logins (
    id         uuid        PRIMARY KEY,
    user_id    uuid        NOT NULL REFERENCES users ON DELETE CASCADE,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL CHECK (expires_at > created_at)
);
COMMENT ON TABLE logins IS 'one row per place a user is signed in; a token whose row is gone is revoked';

CREATE INDEX logins_by_user ON logins (user_id);
CREATE INDEX logins_by_expiry ON logins (expires_at);
