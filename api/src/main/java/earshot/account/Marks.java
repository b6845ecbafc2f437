package earshot.account;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * By what else than the id a guest is known again. Users with an account have none.
 *
 * @param device a digest of the browser's key
 * @param address the prefix of the address at sign-in
 */
public record Marks(@Nullable String device, @Nullable String address) {
    /** Somebody who is known by the id alone. */
    public static final Marks NONE = new Marks(null, null);

    /** {@code device:<key>} and {@code address:<prefix>}, as far as there is one; without spaces. */
    public List<String> texts() {
        return Stream.concat(
                        Stream.ofNullable(device).map(key -> "device:" + key),
                        Stream.ofNullable(address).map(prefix -> "address:" + prefix))
                .toList();
    }
}
