package earshot.edge;

import ch.qos.logback.core.recovery.RecoveryListener;
import ch.qos.logback.core.recovery.ResilientFileOutputStream;
import ch.qos.logback.core.rolling.RollingFileAppender;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.LongAdder;

/**
 * A log file that counts the lines which the disk did not take. Its parent keeps whoever logs from every fault of the disk: it drops lines
 * without a word, and tries again after pauses that grow from 20 ms to 5 minutes.
 */
public final class CountedFileAppender<E> extends RollingFileAppender<E> implements RecoveryListener {
    private final LongAdder dropped = new LongAdder();
    private volatile boolean failing;

    /** How many lines were dropped since the start. */
    public double dropped() {
        return dropped.sum();
    }

    @Override
    public void setOutputStream(OutputStream stream) {
        if (stream instanceof ResilientFileOutputStream file) {
            file.addRecoveryListener(this);
        }
        super.setOutputStream(stream);
    }

    /** A line that finds the file failing is the one with which it is opened again: that one is dropped too. */
    @Override
    protected void writeOut(E line) throws IOException {
        boolean failed = failing;
        super.writeOut(line);
        if (failed || failing) {
            dropped.increment();
        }
    }

    @Override
    public void newFailure(IOException failure) {
        failing = true;
    }

    @Override
    public void recoveryOccured() {
        failing = false;
    }
}
