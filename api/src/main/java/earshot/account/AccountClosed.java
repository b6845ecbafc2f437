package earshot.account;

import earshot.room.UserId;

/** An account was deleted: copies of what it owned must go too. Published on the node that deleted it. */
public record AccountClosed(UserId user) {}
