package earshot.account;

import earshot.room.StreamId;
import earshot.room.UserId;
import jakarta.inject.Singleton;
import java.util.Map;
import net.logstash.logback.argument.StructuredArguments;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes {@code voice-audit.log}: who did what, by ids, never by names or secrets. The request's id comes with each line by itself. */
@Singleton
public final class AuditLog {
    private static final Logger LOG = LoggerFactory.getLogger("earshot.audit");

    /** The user did something to the own account or login. */
    public void write(String deed, UserId user) {
        LOG.info("{} {}", action(deed), StructuredArguments.keyValue("userId", user.value()));
    }

    /** The user did something to a stream. */
    public void write(String deed, UserId user, StreamId stream) {
        LOG.info(
                "{} {} {}",
                action(deed),
                StructuredArguments.keyValue("userId", user.value()),
                StructuredArguments.keyValue("streamId", stream.value()));
    }

    /** Something was done, or refused, of which {@code facts} say the rest. */
    public void write(String deed, Map<String, ?> facts) {
        LOG.info("{} {}", action(deed), StructuredArguments.entries(facts));
    }

    /** Somebody did something whose account is not known. */
    void write(String deed) {
        LOG.info("{}", action(deed));
    }

    private static Object action(String deed) {
        return StructuredArguments.value("action", deed);
    }
}
