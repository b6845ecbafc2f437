-- By what else a guest is known again: a ban of a guest also counts for the next guest of the same browser or network.

ALTER TABLE users
    ADD COLUMN device_key     text CHECK (char_length(device_key) BETWEEN 1 AND 64),
    ADD COLUMN address_prefix text CHECK (char_length(address_prefix) BETWEEN 1 AND 64),
    ADD CHECK (name IS NULL OR (device_key IS NULL AND address_prefix IS NULL));
COMMENT ON COLUMN users.device_key IS 'a digest of the random key in the browser''s cookie; of guests alone, as the prefix';
COMMENT ON COLUMN users.address_prefix IS 'of the address at sign-in, IPv4 /24 or IPv6 /64; absent for addresses that say nothing about who it is';
