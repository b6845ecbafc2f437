package earshot.redis;

/** Hears a channel. Called on the client's event loop: never blocks, never throws. */
public interface ChannelListener {
    /** A message; the array is the listener's own. */
    void message(byte[] message);

    /** The connection is lost: from now on messages may be missed. */
    default void lost() {}

    /** The channel is subscribed again; everything since {@link #lost} was missed. */
    default void restored() {}
}
