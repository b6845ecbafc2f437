-- How an account wants to hear and be heard, one document per user. What a document may hold is checked by the API, field by field.

CREATE TABLE voice_settings (
    user_id       uuid        PRIMARY KEY REFERENCES users ON DELETE CASCADE,
    version       bigint      NOT NULL CHECK (version > 0),
    schema_number smallint    NOT NULL CHECK (schema_number > 0),
    document      jsonb       NOT NULL CHECK (jsonb_typeof(document) = 'object' AND octet_length(CAST(document AS text)) <= 131072),
    updated_at    timestamptz NOT NULL
);
COMMENT ON COLUMN voice_settings.version IS 'raised by one with every change: a change names the version that it is made of';
COMMENT ON COLUMN voice_settings.schema_number IS 'how the document is written; newer code reads every older number';
