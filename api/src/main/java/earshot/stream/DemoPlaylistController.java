package earshot.stream;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Instant;

/** Serves the demo stream's playlist; its segments are static resources beside it. */
@Hidden
@Controller("/demo")
final class DemoPlaylistController {
    @Get(value = "/live.m3u8", produces = "application/vnd.apple.mpegurl")
    String playlist() {
        return DemoPlaylist.at(Instant.now());
    }
}
