package earshot.account;

import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** The events for a user's own inbox, as they are sent. */
@Singleton
public final class InboxEvents {
    private static final int PROTOCOL = 1;

    private final ObjectMapper json;

    InboxEvents(ObjectMapper json) {
        this.json = json;
    }

    /** The user signed out somewhere or was signed out: streams that were opened with an ended login close. */
    public String sessionRevoked() {
        return envelope("session_revoked", Map.of());
    }

    /** The user has another display name. */
    public String profileUpdated(User user) {
        return envelope("profile_updated", new Profile(user));
    }

    /** An event of another room; {@code data} is a {@code @Serdeable}. */
    public String envelope(String type, Object data) {
        try {
            return json.writeValueAsString(new Envelope(PROTOCOL, type, data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Serdeable
    record Envelope(int v, String t, Object d) {}

    @Serdeable
    record Profile(User user) {}
}
