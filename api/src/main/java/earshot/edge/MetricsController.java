package earshot.edge;

import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** What Prometheus reads, on the page's port and so for nobody without the token. */
@Hidden
@Controller("/metrics")
@ExecuteOn(TaskExecutors.BLOCKING)
final class MetricsController {
    private static final String BEARER = "Bearer ";
    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry metrics;
    private final MetricsSettings settings;

    MetricsController(PrometheusMeterRegistry metrics, MetricsSettings settings) {
        this.metrics = metrics;
        this.settings = settings;
    }

    @Get(produces = PROMETHEUS_TEXT)
    String read(@Header(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization) {
        if (settings.token().isEmpty() || !isSame(authorization, BEARER + settings.token())) {
            throw new ProblemException(ProblemType.UNAUTHENTICATED, "The metrics are read with their own token.");
        }
        return metrics.scrape();
    }

    /** In a time that says nothing of how much of it is right. */
    private static boolean isSame(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }
}
