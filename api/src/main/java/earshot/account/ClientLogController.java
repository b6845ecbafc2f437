package earshot.account;

import earshot.problem.MayRefuse;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what pages report of themselves into voice-gui.log. */
@Controller("/api/client-log")
@ExecuteOn(TaskExecutors.BLOCKING)
@MayRefuse
@Tag(name = "diagnostics")
class ClientLogController {
    private static final Logger GUI = LoggerFactory.getLogger("earshot.gui");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+");
    private static final Pattern TOKEN = Pattern.compile("eyJ[\\w-]*\\.[\\w-]+\\.[\\w-]*");

    private final AccountLimits limits;
    private final Counter faults;
    private final Counter drifts;

    ClientLogController(AccountLimits limits, MeterRegistry metrics) {
        this.limits = limits;
        this.faults = metrics.counter("earshot.client.reports", "about", "fault");
        this.drifts = metrics.counter("earshot.client.reports", "about", "roster_drift");
    }

    /** Reports an error of a page. */
    @Post
    @Status(HttpStatus.NO_CONTENT)
    void reportClientError(HttpRequest<?> request, @Valid @Body ClientLogRequest body) {
        limits.clientLog(request);
        (body.about() == ClientLogRequest.About.ROSTER_DRIFT ? drifts : faults).increment();
        var line =
                switch (body.level()) {
                    case ERROR -> GUI.atError();
                    case WARN -> GUI.atWarn();
                };
        line.addKeyValue("page", clean(body.page()))
                .addKeyValue("stack", clean(body.stack()))
                .log("{}", clean(body.message()));
    }

    /** One line of what was sent, without anything that could sign somebody in. */
    private static @Nullable String clean(@Nullable String text) {
        return text == null
                ? null
                : TOKEN.matcher(CONTROL.matcher(text).replaceAll(" ")).replaceAll("<token>");
    }
}
