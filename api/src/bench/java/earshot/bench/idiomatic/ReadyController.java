package earshot.bench.idiomatic;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.Map;

/** Says that the application serves. */
@Controller("/ready")
class ReadyController {
    @Get
    Map<String, String> ready() {
        return Map.of("status", "UP");
    }
}
