package earshot.presence;

import earshot.room.Identity;
import earshot.room.StreamId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** {@code presence_speak.lua}: notes who speaks. */
@Singleton
final class PresenceSpeak {
    private final ChangeScript script;
    private final String lifetime;

    PresenceSpeak(ChangeScript.Loader scripts, PresenceSettings settings) {
        this.script = scripts.load("presence_speak");
        this.lifetime = Long.toString(settings.speakingLifetime().toMillis());
    }

    Result run(StreamId room, List<Utterance> utterances) {
        List<String> args = new ArrayList<>();
        args.add(lifetime);
        for (Utterance utterance : utterances) {
            args.add(utterance.identity().user().value());
            args.add(utterance.identity().session().value());
            args.add(utterance.speaking() ? "1" : "0");
        }
        var reply = script.run(room, args);
        return switch (reply.text(0)) {
            case "changed" -> Result.CHANGED;
            case "same" -> Result.SAME;
            default -> throw ChangeScript.undocumented(reply);
        };
    }

    /** That somebody speaks, or stopped. */
    record Utterance(Identity identity, boolean speaking) {}

    enum Result {
        /** Somebody started or stopped; everybody is told. */
        CHANGED,
        /** Nobody did. */
        SAME
    }
}
