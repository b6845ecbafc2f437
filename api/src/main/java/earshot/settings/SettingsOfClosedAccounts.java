package earshot.settings;

import earshot.account.AccountClosed;
import earshot.redis.RedisUnavailableException;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes the copy of a deleted account's settings; the settings themselves went with the account's row. */
@Singleton
class SettingsOfClosedAccounts {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsOfClosedAccounts.class);

    private final SettingsCopies copies;

    SettingsOfClosedAccounts(SettingsCopies copies) {
        this.copies = copies;
    }

    @EventListener
    void on(AccountClosed closed) {
        try {
            copies.forget(closed.user());
        } catch (RedisUnavailableException away) {
            LOG.atWarn()
                    .addKeyValue("user", closed.user())
                    .log("Redis is away: a copy of voice settings ends by itself");
        }
    }
}
