package earshot.room;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Tells two rosters apart in 16 hex digits: the XOR over the participants of the first 8 bytes, big-endian, of
 * {@code SHA-1("<userId>:<participantVersion>")}. XOR lets a script add and remove one participant without reading the others;
 * SHA-1 because Redis scripts have it, and nobody gains by forging it.
 *
 * @param bits the digest; 0 for an empty room
 */
public record RosterDigest(long bits) {
    /** The digest of an empty room. */
    public static final RosterDigest EMPTY = new RosterDigest(0);

    /** This digest with the participant added, or taken away where it was in. */
    public RosterDigest toggle(UserId user, long participantVersion) {
        return new RosterDigest(bits ^ hash(user + ":" + participantVersion));
    }

    /** 16 lower-case hex digits. */
    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(bits);
    }

    private static long hash(String text) {
        try {
            byte[] sha1 = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(sha1).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
