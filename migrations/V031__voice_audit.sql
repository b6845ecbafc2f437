-- What was done to whom in which room, and what was refused. No reference to streams or users: a row outlives what it tells of.

CREATE TABLE voice_audit (
    id         uuid        PRIMARY KEY,
    stream_id  text        NOT NULL CHECK (stream_id ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
    at         timestamptz NOT NULL,
    actor_id   uuid,
    actor_name text        CHECK (char_length(actor_name) BETWEEN 1 AND 40),
    action     text        NOT NULL CHECK (action ~ '^[a-z_]{2,40}$'),
    target_id  uuid,
    reason     text        CHECK (char_length(reason) BETWEEN 1 AND 300),
    before     jsonb       CHECK (jsonb_typeof(before) = 'object'),
    after      jsonb       CHECK (jsonb_typeof(after) = 'object'),
    result     text        NOT NULL CHECK (result IN ('accepted', 'refused', 'failed')),
    problem    text        CHECK (problem ~ '^[a-z-]{1,40}$'),
    request_id text        CHECK (char_length(request_id) BETWEEN 1 AND 64),
    CHECK ((result = 'accepted') = (problem IS NULL)),
    CHECK (actor_id IS NOT NULL OR actor_name IS NULL)
);
COMMENT ON COLUMN voice_audit.id IS 'UUIDv7: the rows of a room by id are its rows by time';
COMMENT ON COLUMN voice_audit.actor_id IS 'absent where no person acted: a time ran out, the house removed somebody';

CREATE INDEX voice_audit_by_stream ON voice_audit (stream_id, id DESC);
CREATE INDEX voice_audit_by_time ON voice_audit (at);

-- Rows are never changed, and go only by their age: a transaction that removes them says up to when in earshot.audit_until, which may not
-- be within the last day.
CREATE FUNCTION voice_audit_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND OLD.at < now() - interval '1 day'
        AND OLD.at < nullif(current_setting('earshot.audit_until', true), '')::timestamptz THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'voice_audit is append-only';
END $$;

CREATE TRIGGER voice_audit_stays BEFORE UPDATE OR DELETE ON voice_audit FOR EACH ROW EXECUTE FUNCTION voice_audit_stays();
CREATE TRIGGER voice_audit_is_not_emptied BEFORE TRUNCATE ON voice_audit FOR EACH STATEMENT EXECUTE FUNCTION voice_audit_stays();
