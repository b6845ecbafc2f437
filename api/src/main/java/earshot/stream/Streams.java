package earshot.stream;

import com.github.f4b6a3.uuid.UuidCreator;
import earshot.room.StreamId;
import earshot.room.UserId;
import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
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
    private final ApplicationEventPublisher<StreamEnded> ended;
    private final ApplicationEventPublisher<VoiceSettingsChanged> changed;

    Streams(
            StreamRepository rows,
            ApplicationEventPublisher<StreamEnded> ended,
            ApplicationEventPublisher<VoiceSettingsChanged> changed) {
        this.rows = rows;
        this.ended = ended;
        this.changed = changed;
    }

    public Optional<Stream> find(StreamId id) {
        return rows.find(id.value()).map(StreamRow::stream);
    }

    /** Every stream that runs now. */
    public List<Stream> live() {
        return rows.live().stream().map(StreamRow::stream).toList();
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
        return provide(new StreamId(UuidCreator.getTimeOrderedEpoch().toString()), host, stream);
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

    /** Changes a stream and tells its room; nothing where it is gone meanwhile. */
    Optional<Stream> edit(Stream before, StreamEdit edit) {
        var voice = Optional.ofNullable(edit.voice());
        rows.update(
                before.id().value(),
                Optional.ofNullable(edit.title()).map(String::strip).orElse(null),
                edit.playbackUrl(),
                Optional.ofNullable(edit.visibility()).map(Visibility::text).orElse(null),
                Optional.ofNullable(edit.status()).map(StreamStatus::text).orElse(null),
                voice.map(VoiceSettings::enabled).orElse(null),
                voice.map(VoiceSettings::softCap).orElse(null),
                voice.map(VoiceSettings::hardCap).orElse(null));
        Optional<Stream> after = find(before.id());
        after.ifPresent(stream -> tell(before, stream));
        return after;
    }

    void delete(StreamId id) {
        rows.delete(id.value());
        ended.publishEvent(new StreamEnded(id));
    }

    void deleteOf(UserId host) {
        rows.ofHost(uuid(host)).forEach(row -> delete(new StreamId(row.id())));
    }

    private void tell(Stream before, Stream after) {
        boolean isOver = after.status() == StreamStatus.ENDED;
        if (isOver && before.status() != StreamStatus.ENDED) {
            ended.publishEvent(new StreamEnded(after.id()));
        } else if (!isOver && differsForRoom(before, after)) {
            changed.publishEvent(new VoiceSettingsChanged(after));
        }
    }

    private static boolean differsForRoom(Stream before, Stream after) {
        return !after.voice().equals(before.voice())
                || after.visibility() != before.visibility()
                || after.status() != before.status();
    }

    private static UUID uuid(UserId user) {
        return UUID.fromString(user.value());
    }
}
