package earshot.history;

import earshot.room.StreamId;
import jakarta.inject.Singleton;
import net.logstash.logback.argument.StructuredArguments;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes {@code voice-events.log}: one line per join and leave, with ids and no names. */
@Singleton
final class EventsLog {
    private static final Logger LOG = LoggerFactory.getLogger("earshot.events");

    void write(StreamId stream, Membership membership) {
        Object room = StructuredArguments.keyValue("streamId", stream.value());
        Object user = StructuredArguments.keyValue(
                "userId", membership.identity().user().value());
        Object session = StructuredArguments.keyValue(
                "sessionId", membership.identity().session().value());
        Object role = StructuredArguments.keyValue("role", membership.role().text());
        switch (membership) {
            case Membership.Join join ->
                LOG.info(
                        "join {} {} {} {} {}",
                        room,
                        user,
                        session,
                        role,
                        StructuredArguments.keyValue("at", join.joinedAt().toEpochMilli()));
            case Membership.Leave leave ->
                LOG.info(
                        "leave {} {} {} {} {} {}",
                        room,
                        user,
                        session,
                        role,
                        StructuredArguments.keyValue("reason", leave.reason().text()),
                        StructuredArguments.keyValue("at", leave.leftAt().toEpochMilli()));
        }
    }
}
