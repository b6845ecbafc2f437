package earshot.account;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import earshot.testing.Client;
import earshot.testing.Node;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What stands in the audit log afterwards: who did what, in which request, and no secret. */
class AuditLogTest {
    private static final String SIGN_IN = "{\"name\":\"%s\",\"password\":\"%s\"}";

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger log = (Logger) LoggerFactory.getLogger("earshot.audit");
    private Node node;

    @BeforeEach
    void listen() {
        node = AccountNodes.start();
        lines.start();
        log.setLevel(Level.INFO);
        log.addAppender(lines);
    }

    @AfterEach
    void stop() {
        log.detachAppender(lines);
        log.setLevel(null);
        node.close();
    }

    @Test
    void everyDeedLeavesALine() {
        var ada = Client.of(node);
        String id = ada.post("/api/accounts", """
                {"name":"ada","displayName":"Ada","password":"correct horse"}""").is(201).at("/user/id").asText();
        ada.post("/api/session", SIGN_IN.formatted("ada", "wrong horse")).is(401);
        ada.post("/api/session", SIGN_IN.formatted("nobody", "wrong horse")).is(401);
        ada.post("/api/session", SIGN_IN.formatted("ada", "correct horse")).is(200);
        ada.put("/api/account/password", """
                {"currentPassword":"correct horse","newPassword":"battery staple"}""").is(204);
        String stream = ada.post("/api/streams", """
                {"title":"Test","playbackUrl":"/x.m3u8","visibility":"public","voice":{"enabled":true,"softCap":5,"hardCap":5}}""").is(201).at("/id").asText();
        for (String edit : List.of("\"title\":\"Other\"", "\"status\":\"live\"", "\"status\":\"ended\"")) {
            ada.patch("/api/streams/" + stream, "{" + edit + "}").is(200);
        }
        ada.delete("/api/streams/" + stream).is(204);
        ada.delete("/api/session").is(204);
        ada.post("/api/session", SIGN_IN.formatted("ada", "battery staple")).is(200);
        ada.send("DELETE", "/api/account", "{\"password\":\"battery staple\"}").is(204);

        String who = " userId=" + id;
        String what = who + " streamId=" + stream;
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "sign_up" + who,
                        "sign_in_refused" + who,
                        "sign_in_refused",
                        "sign_in" + who,
                        "password_change" + who,
                        "stream_create" + what,
                        "stream_edit" + what,
                        "stream_start" + what,
                        "stream_end" + what,
                        "stream_delete" + what,
                        "sign_out" + who,
                        "sign_in" + who,
                        "account_delete" + who);
        assertThat(lines.list)
                .allSatisfy(line -> assertThat(line.getMDCPropertyMap()).containsKey("traceId"));
    }
}
