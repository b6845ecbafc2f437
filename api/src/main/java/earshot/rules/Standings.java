package earshot.rules;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
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

    /** Sanctions as text, for a queue. */
    public String write(List<Sanction> sanctions) {
        try {
            return mapper.writeValueAsString(
                    sanctions.stream().map(StandingText.Entry::of).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The sanctions that {@link #write(List)} wrote.
     *
     * @throws IllegalArgumentException where the text is something else
     */
    public List<Sanction> sanctions(String text) {
        try {
            var entries = mapper.readValue(text, Argument.listOf(StandingText.Entry.class));
            return Objects.requireNonNull(entries).stream()
                    .map(StandingText.Entry::sanction)
                    .toList();
        } catch (IOException e) {
            throw new IllegalArgumentException("no sanctions", e);
        }
    }

    private Standing read(String text) {
        try {
            return Objects.requireNonNull(mapper.readValue(text, StandingText.class), "no JSON null is kept")
                    .standing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
