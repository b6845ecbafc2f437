package earshot.bench.reader;

/** A reader was sent something else than the others, or than what happened. */
public final class WrongBytesException extends RuntimeException {
    public WrongBytesException(String what) {
        super(what);
    }
}
