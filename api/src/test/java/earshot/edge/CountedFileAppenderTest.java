package earshot.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.encoder.EchoEncoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountedFileAppenderTest {
    private static final Path FULL = Path.of("/dev/full");

    private final CountedFileAppender<String> log = new CountedFileAppender<>();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        log.stop();
    }

    @Test
    void linesThatAFullDiskDoesNotTakeAreCounted() {
        assumeTrue(Files.isWritable(FULL), "this machine has no /dev/full to write to");
        write(FULL, 100);

        assertThat(log.dropped()).isEqualTo(100);
    }

    @Test
    void linesThatItTakesAreNot() throws IOException {
        Path file = folder.resolve("a.log");
        write(file, 100);

        assertThat(log.dropped()).isZero();
        assertThat(Files.readAllLines(file)).hasSize(100);
    }

    private void write(Path file, int lines) {
        var context = new LoggerContext();
        log.setFile(file.toString());
        var rolling = new FixedWindowRollingPolicy();
        rolling.setContext(context);
        rolling.setParent(log);
        rolling.setFileNamePattern(folder.resolve("a.log.%i").toString());
        rolling.start();
        var trigger = new SizeBasedTriggeringPolicy<String>();
        trigger.setContext(context);
        trigger.start();
        log.setContext(context);
        log.setEncoder(new EchoEncoder<>());
        log.setRollingPolicy(rolling);
        log.setTriggeringPolicy(trigger);
        log.start();
        for (int i = 0; i < lines; i++) {
            log.doAppend("line " + i);
        }
    }
}
