package earshot.account;

/** A user has another display name; published on the node that changed it. */
public record ProfileUpdated(User user) {}
