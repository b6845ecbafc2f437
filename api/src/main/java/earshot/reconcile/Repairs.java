package earshot.reconcile;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Counts what had to be done to make presence and the SFU equal. */
@Singleton
final class Repairs {
    private final Map<Kind, Counter> done = new EnumMap<>(Kind.class);

    /** What was done. */
    enum Kind {
        /** A seat showed another state of its media than the SFU has. */
        MEDIA("media"),
        /** The SFU permitted a session something else than its seat does. */
        PERMISSION("permission"),
        /** Somebody was disconnected who is denied the room. */
        EVICT_DENIED("denied"),
        /** Somebody was disconnected who is no session of ours. */
        EVICT_FOREIGN("foreign"),
        /** Somebody was disconnected whom the others could not see. */
        EVICT_HIDDEN("hidden"),
        /** Somebody was disconnected who has no seat. */
        EVICT_SEATLESS("no seat");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** The reason as it stands in the audit. */
        String text() {
            return text;
        }
    }

    Repairs(MeterRegistry metrics) {
        for (Kind kind : Kind.values()) {
            done.put(
                    kind,
                    Counter.builder("earshot.reconcile.actions")
                            .description("What was mended between presence and the SFU")
                            .tag("action", kind.name().toLowerCase(Locale.ROOT))
                            .register(metrics));
        }
    }

    void count(Kind kind, int times) {
        Objects.requireNonNull(done.get(kind)).increment(times);
    }
}
