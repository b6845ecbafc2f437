package earshot.account;

import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** {@link AccountState} as JSON, which Postgres writes as well as Java. */
@Singleton
final class AccountStateText {
    private final ObjectMapper json;

    AccountStateText(ObjectMapper json) {
        this.json = json;
    }

    AccountState parse(String text) {
        try {
            return Objects.requireNonNull(json.readValue(text, AccountState.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String write(AccountState state) {
        try {
            return json.writeValueAsString(state);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
