package earshot.bench.reader;

/** The server cannot serve this reader now and says so; nothing is wrong with what it sent. */
final class ComeBackException extends RuntimeException {
    ComeBackException() {
        super("503", null, false, false);
    }
}
