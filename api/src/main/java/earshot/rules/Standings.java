package earshot.rules;

import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;

/** Writes standings as texts and reads them again. */
@Singleton
public class Standings {
    private final ObjectMapper mapper;

    Standings(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** The same text for the same standing; empty for one of which there is nothing to know. */
    public String write(Standing standing) {
        if (standing.isPlain()) {
            return "";
        }
        try {
            return mapper.writeValueAsString(StandingText.of(standing));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The standing in {@code text}. */
    public Standing read(Optional<String> text) {
        return text.filter(known -> !known.isEmpty()).map(this::read).orElse(Standing.PLAIN);
    }

    /** One sanction as text, for a queue. */
    public String write(Sanction sanction) {
        try {
            return mapper.writeValueAsString(StandingText.Entry.of(sanction));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sanction that {@link #write(Sanction)} wrote. */
    public Sanction sanction(String text) {
        return parse(text, StandingText.Entry.class).sanction();
    }

    private Standing read(String text) {
        return parse(text, StandingText.class).standing();
    }

    private <T> T parse(String text, Class<T> type) {
        try {
            return Objects.requireNonNull(mapper.readValue(text, type), "no JSON null is kept");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
