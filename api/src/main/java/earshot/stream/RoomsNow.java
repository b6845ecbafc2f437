package earshot.stream;

import earshot.redis.Answer;
import earshot.redis.Redis;
import earshot.redis.RedisUnavailableException;
import earshot.redis.RoomKeys;
import earshot.room.RoomMode;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Any;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the rooms of streams are like right now, all in one round trip to Redis. A room that Redis does not know is empty. */
@Singleton
class RoomsNow {
    private static final String[] FIELDS = {"participants", "speakers", "locked", "mode"};

    private final Redis redis;
    private final BeanProvider<VoiceAvailability> voice;

    RoomsNow(Redis redis, @Any BeanProvider<VoiceAvailability> voice) {
        this.redis = redis;
        this.voice = voice;
    }

    /** One for each stream, in order. */
    List<RoomNow> of(List<Stream> streams) {
        try {
            return combine(streams, Answer.all(redis.fieldsOfEach(keys(streams), FIELDS)), isVoiceAvailable());
        } catch (RedisUnavailableException away) {
            List<Map<String, String>> unknown =
                    streams.stream().map(stream -> Map.<String, String>of()).toList();
            return combine(streams, unknown, false);
        }
    }

    private boolean isVoiceAvailable() {
        return voice.isPresent() && voice.get().available();
    }

    private static List<String> keys(List<Stream> streams) {
        return streams.stream().map(stream -> new RoomKeys(stream.id()).room()).toList();
    }

    private static List<RoomNow> combine(List<Stream> streams, List<Map<String, String>> rooms, boolean available) {
        var combined = new ArrayList<RoomNow>();
        for (int i = 0; i < streams.size(); i++) {
            combined.add(room(streams.get(i).voice(), rooms.get(i), available));
        }
        return combined;
    }

    private static RoomNow room(VoiceSettings settings, Map<String, String> room, boolean available) {
        int participants = Integer.parseInt(room.getOrDefault("participants", "0"));
        return new RoomNow(
                settings.enabled(),
                available,
                participants,
                Integer.parseInt(room.getOrDefault("speakers", "0")),
                participants >= settings.hardCap(),
                room.getOrDefault("locked", "false").equals("true"),
                RoomMode.valueOf(room.getOrDefault("mode", "open").toUpperCase(Locale.ROOT)));
    }
}
