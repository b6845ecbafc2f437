package earshot.account;

import earshot.room.UserId;

/** An account is about to be deleted: whatever it owns must be ended first. */
public record AccountClosing(UserId user) {}
