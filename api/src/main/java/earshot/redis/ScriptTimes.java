package earshot.redis;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How long a script's answers take as this node sees it, way and wait in the queue included.
 *
 * @param answered of those that came
 * @param failed how many did not
 */
record ScriptTimes(Timer answered, Counter failed) {
    /** What an answer of Redis may take; the last is the usual patience. */
    static final Duration[] BOUNDS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(100),
        Duration.ofMillis(700)
    };

    static ScriptTimes of(String script, MeterRegistry metrics) {
        return new ScriptTimes(
                Timer.builder("earshot.redis.script")
                        .description("Time until a script's answer, by script")
                        .tag("script", script)
                        .serviceLevelObjectives(BOUNDS)
                        .register(metrics),
                Counter.builder("earshot.redis.script.failures")
                        .description("Scripts that were not answered, or not in time")
                        .tag("script", script)
                        .register(metrics));
    }

    void took(long nanos, boolean answer) {
        if (answer) {
            answered.record(nanos, TimeUnit.NANOSECONDS);
        } else {
            failed.increment();
        }
    }
}
