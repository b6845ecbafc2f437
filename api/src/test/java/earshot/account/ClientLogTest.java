package earshot.account;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import earshot.testing.Client;
import earshot.testing.Node;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ClientLogTest {
    @Test
    void aReportIsOneBoundedLineWithoutSecrets() {
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        var gui = (Logger) LoggerFactory.getLogger("earshot.gui");
        gui.addAppender(lines);
        try (Node node = AccountNodes.start()) {
            var page = Client.of(node);
            page.post("/api/client-log", """
                    {"level":"error","message":"boom {} \\u001b[31m\\nfake line \\u202e eyJhbGciOiJI.eyJzdWIi.sig","stack":"at a\\n at b","page":"/s/demo"}""").is(204);
            page.post("/api/client-log", "{\"level\":\"error\",\"message\":\"" + "x".repeat(2001) + "\"}")
                    .isInvalid("/message");
            page.post("/api/client-log", "{\"level\":\"fatal\",\"message\":\"x\"}")
                    .isInvalid("/level");
            page.post("/api/client-log", "{\"level\":\"warn\",\"message\":\"\"}")
                    .isInvalid("/message");
        } finally {
            gui.detachAppender(lines);
        }

        assertThat(lines.list).hasSize(1);
        var line = lines.list.getFirst();
        assertThat(line.getLevel()).isEqualTo(Level.ERROR);
        assertThat(line.getFormattedMessage()).isEqualTo("boom {}  [31m fake line   <token>");
        assertThat(line.getKeyValuePairs().toString()).contains("at a  at b", "/s/demo");
    }
}
