package earshot.edge;

import earshot.config.ProcessSettings;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.server.types.files.SystemFile;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.File;

/** The addresses at which the page opens; what it shows there it decides itself. Its other files are static resources. */
@Hidden
@Controller
final class PageController {
    private final File page;

    PageController(ProcessSettings settings) {
        this.page = new File(settings.gui(), "index.html");
    }

    @Get(produces = MediaType.TEXT_HTML)
    HttpResponse<SystemFile> start() {
        return open();
    }

    @Get(value = "/s/{id}", produces = MediaType.TEXT_HTML)
    HttpResponse<SystemFile> stream(String id) {
        return open();
    }

    private HttpResponse<SystemFile> open() {
        return page.exists()
                ? HttpResponse.ok(new SystemFile(page, MediaType.TEXT_HTML_TYPE))
                : HttpResponse.notFound();
    }
}
