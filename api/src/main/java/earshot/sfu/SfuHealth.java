package earshot.sfu;

import earshot.loop.Loop;
import earshot.problem.ProblemException;
import earshot.stream.VoiceAvailability;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the SFU answers. Asked once before the server takes requests and then in a loop of its own; the question is which
 * rooms it has, so that the answer also tells {@link KnownRooms}.
 */
@Singleton
public class SfuHealth implements VoiceAvailability {
    private static final Logger LOG = LoggerFactory.getLogger(SfuHealth.class);

    private final SfuCalls calls;
    private final KnownRooms known;
    private final SfuCrowd crowd;
    private final SfuSettings settings;
    private volatile boolean available;
    private @Nullable Loop loop;

    SfuHealth(SfuCalls calls, KnownRooms known, SfuCrowd crowd, SfuSettings settings) {
        this.calls = calls;
        this.known = known;
        this.crowd = crowd;
        this.settings = settings;
    }

    /** Whether the SFU answered the last probe. Never blocks; always false where no SFU is configured. */
    @Override
    public boolean available() {
        return available;
    }

    /** Whether an SFU is configured, answering or not. */
    public boolean configured() {
        return calls.configured();
    }

    @EventListener
    void onStartup(StartupEvent event) {
        watch();
    }

    /** Asks now, and from now on. */
    void watch() {
        if (!configured()) {
            LOG.warn("No SFU is configured (earshot.sfu.url): nobody can join voice");
            return;
        }
        probe();
        if (!available) {
            LOG.warn("The SFU does not answer yet: nobody can join voice until then");
        }
        loop = Loop.every(settings.probeInterval(), "sfu-probe", this::probe);
    }

    @PreDestroy
    void stop() {
        if (loop != null) {
            loop.close();
        }
    }

    private void probe() {
        var before = known.all();
        try {
            var found = calls.send(rooms -> rooms.listRooms()).orElseGet(List::of);
            known.update(before, SfuWords.inhabited(found));
            crowd.update(found);
            turn(true, "");
        } catch (ProblemException e) {
            crowd.gone();
            turn(false, e.detail());
        }
    }

    private void turn(boolean now, String reason) {
        if (now && !available) {
            LOG.info("The SFU answers");
        } else if (!now && available) {
            LOG.warn("Nobody can join voice: {}", reason);
        }
        available = now;
    }
}
