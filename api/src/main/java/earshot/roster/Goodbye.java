package earshot.roster;

import earshot.roster.fanout.Frame;
import earshot.roster.fanout.Lanes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;

/** The last event of a stream that this node ends: the client comes back, here or elsewhere, after a time that is different for each. */
@Singleton
final class Goodbye {
    private final Lanes lanes;

    Goodbye(Lanes lanes) {
        this.lanes = lanes;
    }

    Frame frame() {
        String json = "{\"v\":1,\"t\":\"bye\",\"d\":{\"retryMs\":" + lanes.retryMs() + "}}";
        return Frame.message(null, json.getBytes(StandardCharsets.UTF_8));
    }
}
