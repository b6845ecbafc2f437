package earshot.problem;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthResult;
import java.util.Map;

/**
 * What readiness says of a part that the house does not write itself. A part whose absence leaves a node useful makes it {@code DEGRADED},
 * which is ready; only one without which no node can do anything takes it out of the balance.
 */
public final class PartHealth {
    /** Ready, though something is missing. Between UP and DOWN where a whole is made of parts. */
    private static final HealthStatus DEGRADED = new HealthStatus("DEGRADED", null, null, 1);

    private PartHealth() {}

    /** A part that works. */
    public static HealthResult up(String part) {
        return HealthResult.builder(part, HealthStatus.UP).build();
    }

    /** A part that is away; {@code lost} names in a few words what does not work without it, and the rest does. */
    public static HealthResult degraded(String part, String lost) {
        return away(part, DEGRADED, lost);
    }

    /** A part that is away, without which the node is not ready; {@code lost} names what does not work. */
    public static HealthResult down(String part, String lost) {
        return away(part, HealthStatus.DOWN, lost);
    }

    private static HealthResult away(String part, HealthStatus status, String lost) {
        return HealthResult.builder(part, status).details(Map.of("lost", lost)).build();
    }
}
