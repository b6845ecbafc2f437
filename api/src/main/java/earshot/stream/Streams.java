package earshot.stream;

import com.github.f4b6a3.uuid.UuidCreator;
import earshot.account.AuditLog;
import earshot.room.StreamId;
import earshot.room.UserId;
import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The streams there are, and what is done with them. Who may do it is asked before. */
@Singleton
public class Streams {
    /** No user has it, so the list of nobody in particular holds only what is public. */
    private static final UUID NOBODY = new UUID(0, 0);

    private final StreamRepository rows;
    private final ApplicationEventPublisher<StreamChanged> changed;
    private final AuditLog audit;

    Streams(StreamRepository rows, ApplicationEventPublisher<StreamChanged> changed, AuditLog audit) {
        this.rows = rows;
        this.changed = changed;
        this.audit = audit;
    }

    public Optional<Stream> find(StreamId id) {
        return rows.find(id.value()).map(StreamRow::stream);
    }

    /** Every stream that runs now, and those of {@code others} that there are; in one query. */
    public List<Stream> liveAnd(Collection<StreamId> others) {
        return rows.liveAnd(others.stream().map(StreamId::value).toList()).stream()
                .map(StreamRow::stream)
                .toList();
    }

    /** Public streams and the viewer's own, newest first, at most {@code count} after {@code after}. */
    List<Stream> list(@Nullable UserId viewer, Cursor after, int count) {
        UUID own = viewer == null ? NOBODY : uuid(viewer);
        return rows.list(own, after.createdAt(), after.id(), count).stream()
                .map(StreamRow::stream)
                .toList();
    }

    /** Makes a stream with a new id. */
    Stream create(UserId host, NewStream stream) {
        var id = new StreamId(UuidCreator.getTimeOrderedEpoch().toString());
        Stream created = provide(id, host, stream);
        audit.write("stream_create", host, id);
        return created;
    }

    /** The stream of that id, made where there is none. */
    public Stream provide(StreamId id, UserId host, NewStream stream) {
        var voice = stream.voice();
        rows.insert(
                id.value(),
                uuid(host),
                stream.title().strip(),
                stream.playbackUrl(),
                stream.visibility().text(),
                stream.status().text(),
                voice.enabled(),
                voice.softCap(),
                voice.hardCap());
        return find(id).orElseThrow();
    }

    /** Sets how many people the stream's room takes. Its room follows with {@link StreamChanged}. */
    public void cap(StreamId id, int soft, int hard) {
        rows.update(id.value(), null, null, null, null, null, soft, hard);
    }

    /** Changes a stream and tells its room; nothing where it is gone meanwhile. */
    Optional<Stream> edit(StreamId id, StreamEdit edit) {
        var voice = Optional.ofNullable(edit.voice());
        rows.update(
                id.value(),
                Optional.ofNullable(edit.title()).map(String::strip).orElse(null),
                edit.playbackUrl(),
                Optional.ofNullable(edit.visibility()).map(Visibility::text).orElse(null),
                Optional.ofNullable(edit.status()).map(StreamStatus::text).orElse(null),
                voice.map(VoiceSettings::enabled).orElse(null),
                voice.map(VoiceSettings::softCap).orElse(null),
                voice.map(VoiceSettings::hardCap).orElse(null));
        changed.publishEvent(new StreamChanged(id));
        Optional<Stream> edited = find(id);
        edited.ifPresent(stream -> audit.write(deed(edit), stream.hostId(), id));
        return edited;
    }

    void delete(StreamId id, UserId host) {
        rows.delete(id.value());
        audit.write("stream_delete", host, id);
        changed.publishEvent(new StreamChanged(id));
    }

    void deleteOf(UserId host) {
        rows.ofHost(uuid(host)).forEach(row -> delete(new StreamId(row.id()), host));
    }

    private static String deed(StreamEdit edit) {
        return switch (edit.status()) {
            case null -> "stream_edit";
            case LIVE -> "stream_start";
            case ENDED -> "stream_end";
            case SCHEDULED -> "stream_edit";
        };
    }

    private static UUID uuid(UserId user) {
        return UUID.fromString(user.value());
    }
}
