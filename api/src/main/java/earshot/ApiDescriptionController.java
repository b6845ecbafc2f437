package earshot;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Serves the description of the API that the build wrote. */
@Controller
@Hidden
final class ApiDescriptionController {
    private static final String FILE = "/META-INF/swagger/earshot.yml";

    private final byte[] description = read();

    @Get("/openapi.yml")
    @Produces("application/yaml")
    byte[] openApi() {
        return description;
    }

    private static byte[] read() {
        try (InputStream file = ApiDescriptionController.class.getResourceAsStream(FILE)) {
            return Objects.requireNonNull(file, FILE).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
