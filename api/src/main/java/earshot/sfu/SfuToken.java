package earshot.sfu;

import io.micronaut.serde.annotation.Serdeable;

/**
 * What a browser needs to connect to the SFU.
 *
 * @param url where, {@code ws://} or {@code wss://}
 * @param room the one room that the token opens
 * @param token a signed JWT; a secret of the session
 * @param expiresAt when the token ends, ms since the Unix epoch; a connection made in time stays
 */
@Serdeable
public record SfuToken(String url, String room, String token, long expiresAt) {
    /** The same token, to be used at {@code address}. */
    public SfuToken at(String address) {
        return new SfuToken(address, room, token, expiresAt);
    }

    /** Leaves the token out, so that no log line can carry it. */
    @Override
    public String toString() {
        return "SfuToken[room=" + room + ", expiresAt=" + expiresAt + "]";
    }
}
