package earshot.account;

import earshot.room.UserId;
import java.util.OptionalLong;

/** Which version of a user's voice settings is current, so that a tab which comes back knows whether its own is old. */
public interface SettingsVersions {
    /** The version, 0 where nothing was ever saved; nothing while it cannot be known. */
    OptionalLong of(UserId user);
}
