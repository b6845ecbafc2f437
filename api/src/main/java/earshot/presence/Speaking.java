package earshot.presence;

import earshot.presence.PresenceSpeak.Utterance;
import earshot.redis.RedisUnavailableException;
import earshot.room.StreamId;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes on who speaks, gathered so that a lively room costs one script call per node and window. */
@Singleton
class Speaking {
    private static final Logger LOG = LoggerFactory.getLogger(Speaking.class);

    private final PresenceSpeak speak;
    private final Gatherer<Utterance> gatherer;

    Speaking(PresenceSpeak speak, PresenceSettings settings) {
        this.speak = speak;
        this.gatherer = new Gatherer<>(settings.speakingWindow(), settings.renewBatch(), this::tell);
    }

    /** Returns at once; what is lost here, the client's next renewal mends. */
    void report(Place place, boolean speaking) {
        gatherer.add(place.room(), new Utterance(place.identity(), speaking));
    }

    private void tell(StreamId room, List<Utterance> utterances) {
        try {
            speak.run(room, utterances);
        } catch (RedisUnavailableException e) {
            LOG.debug("Who speaks in {} is not told: {}", room, e.getMessage());
        }
    }

    @PreDestroy
    void close() {
        gatherer.close();
    }
}
