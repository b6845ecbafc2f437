package earshot.sfu;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.List;
import livekit.LivekitModels;

/** What the SFU had to do when it was last asked: our rooms of all nodes, and who is in them. Nothing while it is away. */
@Singleton
final class SfuCrowd {
    private volatile boolean up;
    private volatile int rooms;
    private volatile long participants;
    private volatile long publishers;

    SfuCrowd(MeterRegistry metrics) {
        metrics.gauge("earshot.sfu.up", this, crowd -> crowd.up ? 1 : 0);
        metrics.gauge("earshot.sfu.rooms", this, crowd -> crowd.rooms);
        metrics.gauge("earshot.sfu.participants", this, crowd -> crowd.participants);
        metrics.gauge("earshot.sfu.publishers", this, crowd -> crowd.publishers);
    }

    /** The SFU does not answer. */
    void gone() {
        count(List.of());
        up = false;
    }

    /** Takes what the SFU has now. */
    void update(List<LivekitModels.Room> found) {
        count(found);
        up = true;
    }

    private void count(List<LivekitModels.Room> found) {
        var ours = found.stream()
                .filter(room -> room.getMetadata().equals(SfuWords.OURS))
                .toList();
        rooms = ours.size();
        participants =
                ours.stream().mapToLong(LivekitModels.Room::getNumParticipants).sum();
        publishers =
                ours.stream().mapToLong(LivekitModels.Room::getNumPublishers).sum();
    }
}
