package earshot.presence;

import earshot.account.Accounts;
import earshot.account.ProfileUpdated;
import earshot.redis.Unsettled;
import earshot.room.UserId;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

/** Who has another name is shown by it in the room. */
@Singleton
class RenamedSeats {
    private final Accounts accounts;
    private final Whereabouts whereabouts;
    private final PresenceRename rename;
    private final PresenceJson json;
    private final Unsettled<UserId> renamed = new Unsettled<>("renamed-seats", this::show);

    RenamedSeats(Accounts accounts, Whereabouts whereabouts, PresenceRename rename, PresenceJson json) {
        this.accounts = accounts;
        this.whereabouts = whereabouts;
        this.rename = rename;
        this.json = json;
    }

    @EventListener
    void changed(ProfileUpdated profile) {
        renamed.settle(profile.user().userId());
    }

    private void show(UserId user) {
        accounts.displayName(user)
                .map(json::write)
                .ifPresent(name ->
                        whereabouts.of(user).all().forEach(place -> rename.run(place.room(), place.identity(), name)));
    }

    @PreDestroy
    void close() {
        renamed.close();
    }
}
