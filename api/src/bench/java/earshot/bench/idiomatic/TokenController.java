package earshot.bench.idiomatic;

import io.livekit.server.AccessToken;
import io.livekit.server.RoomJoin;
import io.livekit.server.RoomName;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;
import java.util.UUID;

/** A join that is no more than a token for the SFU: nobody is asked who they are, nobody is seated, nobody is told. */
@Controller("/token")
@ExecuteOn(TaskExecutors.BLOCKING)
class TokenController {
    @Post
    Map<String, String> token() {
        var token = new AccessToken("bench", "a secret of the benchmark, of no use elsewhere");
        token.setIdentity(UUID.randomUUID().toString());
        token.setName("Viewer");
        token.addGrants(new RoomJoin(true), new RoomName("bench"));
        return Map.of("token", token.toJwt());
    }
}
