package earshot.presence;

import earshot.presence.PresenceRenew.Renewal;
import earshot.redis.ActiveRooms;
import earshot.room.Identity;
import earshot.room.StreamId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Renews leases, many heartbeats of a room in one script call: a call per heartbeat would cost Redis four times as much. */
@Singleton
class Heartbeats {
    private final ActiveRooms active;
    private final PresenceRenew renew;
    private final Gatherer<Beat> gatherer;
    private final Counter renewed;
    private final Counter lost;

    Heartbeats(ActiveRooms active, PresenceRenew renew, PresenceSettings settings, MeterRegistry metrics) {
        this.renewed = metrics.counter("earshot.presence.heartbeats", "outcome", "renewed");
        this.lost = metrics.counter("earshot.presence.heartbeats", "outcome", "lost");
        this.active = active;
        this.renew = renew;
        this.gatherer = new Gatherer<>(settings.renewWindow(), settings.renewBatch(), this::renew);
    }

    /** Renews the seat's lease; waits until its batch is through. */
    Renewal beat(Place place) {
        var beat = new Beat(place.identity(), new CompletableFuture<>());
        gatherer.add(place.room(), beat);
        try {
            return beat.renewal().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private void renew(StreamId room, List<Beat> beats) {
        try {
            active.add(room);
            var renewals = renew.run(room, beats.stream().map(Beat::identity).toList());
            count(renewals);
            for (int i = 0; i < beats.size(); i++) {
                beats.get(i).renewal().complete(renewals.get(i));
            }
        } catch (RuntimeException e) {
            beats.forEach(beat -> beat.renewal().completeExceptionally(e));
        }
    }

    private void count(List<Renewal> renewals) {
        int good = Collections.frequency(renewals, Renewal.RENEWED);
        renewed.increment(good);
        lost.increment(renewals.size() - good);
    }

    @PreDestroy
    void close() {
        gatherer.close();
    }

    private record Beat(Identity identity, CompletableFuture<Renewal> renewal) {}
}
