package earshot.presence;

import earshot.redis.Reply;

/** What became of a change to a participant. */
sealed interface Alteration {
    /** Changed and told. */
    record Updated(String participant) implements Alteration {}

    /** It was so already; nothing is told. */
    record Unchanged(String participant) implements Alteration {}

    /** The session has no seat. */
    record Gone() implements Alteration {}

    /** Another session of the user has the seat. */
    record Replaced() implements Alteration {}

    static Alteration of(Reply reply) {
        return switch (reply.text(0)) {
            case "updated" -> new Updated(reply.text(1));
            case "unchanged" -> new Unchanged(reply.text(1));
            case "gone" -> new Gone();
            case "replaced" -> new Replaced();
            default -> throw ChangeScript.undocumented(reply);
        };
    }
}
