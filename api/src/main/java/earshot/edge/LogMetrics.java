package earshot.edge;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Counts what the logs lost. */
@Singleton
final class LogMetrics {
    private final List<CountedFileAppender<?>> files = files();
    private final MeterRegistry metrics;

    LogMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    @EventListener
    void start(StartupEvent event) {
        FunctionCounter.builder("earshot.log.dropped", this, LogMetrics::dropped)
                .description("Lines that the disk did not take")
                .register(metrics);
    }

    private double dropped() {
        return files.stream().mapToDouble(CountedFileAppender::dropped).sum();
    }

    /** The files of every log, as they were configured before the start. */
    private static List<CountedFileAppender<?>> files() {
        List<CountedFileAppender<?>> files = new ArrayList<>();
        var logs = (LoggerContext) LoggerFactory.getILoggerFactory();
        for (Logger logger : logs.getLoggerList()) {
            for (var all = logger.iteratorForAppenders(); all.hasNext(); ) {
                Appender<ILoggingEvent> appender = all.next();
                if (appender instanceof CountedFileAppender<ILoggingEvent> file) {
                    files.add(file);
                }
            }
        }
        return files;
    }
}
