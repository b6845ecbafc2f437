package earshot.presence;

import earshot.redis.LuaScript;
import earshot.redis.LuaScripts;
import earshot.redis.RedisClock;
import earshot.redis.Reply;
import earshot.redis.RoomKeys;
import earshot.room.Identity;
import earshot.room.StreamId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** {@code presence_renew.lua}: renews many leases of one room. */
@Singleton
final class PresenceRenew {
    private final LuaScript script;
    private final RedisClock clock;

    PresenceRenew(LuaScripts scripts, RedisClock clock) {
        this.script = scripts.load("presence_renew");
        this.clock = clock;
    }

    /** What became of each identity, in their order. */
    List<Renewal> run(StreamId room, List<Identity> identities) {
        List<String> args = new ArrayList<>();
        args.add(clock.notAfter());
        for (Identity identity : identities) {
            args.add(identity.user().value());
            args.add(identity.session().value());
        }
        var reply = script.run(new RoomKeys(room).all(), args);
        List<Renewal> renewals = new ArrayList<>(Collections.nCopies(identities.size(), Renewal.RENEWED));
        mark(renewals, reply.list(1), Renewal.GONE);
        mark(renewals, reply.list(2), Renewal.REPLACED);
        return renewals;
    }

    private static void mark(List<Renewal> renewals, Reply places, Renewal renewal) {
        for (int i = 0; i < places.size(); i++) {
            renewals.set(Math.toIntExact(places.number(i)), renewal);
        }
    }

    enum Renewal {
        /** The lease runs anew. */
        RENEWED,
        /** The session has no seat. */
        GONE,
        /** Another session of the user has the seat. */
        REPLACED
    }
}
