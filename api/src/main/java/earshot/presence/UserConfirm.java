package earshot.presence;

import earshot.redis.Keys;
import earshot.redis.LuaScript;
import earshot.redis.LuaScripts;
import earshot.room.Identity;
import jakarta.inject.Singleton;
import java.util.List;

/** {@code user_confirm.lua}: says whether the claim still stands after the join. */
@Singleton
final class UserConfirm {
    private final LuaScript script;

    UserConfirm(LuaScripts scripts) {
        this.script = scripts.load("user_confirm");
    }

    Result run(Identity identity) {
        var reply = script.run(
                List.of(Keys.user(identity.user())), List.of(identity.session().value()));
        return switch (reply.text(0)) {
            case "confirmed" -> new Confirmed(Place.all(identity.user(), reply.list(1)));
            case "replaced" -> new Replaced();
            default -> throw ChangeScript.undocumented(reply);
        };
    }

    sealed interface Result permits Confirmed, Replaced {}

    /** The claim stands; the user's other sessions may have these seats, which are now to be left. */
    record Confirmed(List<Place> others) implements Result {}

    /** Another session claimed since, or the claim was taken away. */
    record Replaced() implements Result {}
}
