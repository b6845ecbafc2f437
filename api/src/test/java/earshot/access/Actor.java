package earshot.access;

/** Who asks; the columns of docs/access.md, in order. */
enum Actor {
    /** Not signed in. */
    NOBODY,
    /** Without an account, in the room. */
    GUEST,
    /** With an account, in the room. */
    USER,
    /** Made so by the host, in the room. */
    MODERATOR,
    /** Of this stream, in its room. */
    HOST,
    /** Of another stream; not in this room. */
    OTHER_HOST;

    /** Whether they sit in the room. */
    boolean isInside() {
        return this != NOBODY && this != OTHER_HOST;
    }
}
