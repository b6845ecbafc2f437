package earshot.sfu;

import earshot.room.Identity;
import earshot.room.MediaState;
import earshot.room.Permission;
import earshot.room.StreamId;
import earshot.room.TrackSource;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import livekit.LivekitModels;
import livekit.LivekitWebhook.WebhookEvent;

/** Translates between the house's words and the SFU's. */
final class SfuWords {
    private SfuWords() {}

    /** Marks the rooms that are ours, where others use the same SFU. */
    static final String OURS = "earshot";

    /** Those of our rooms where somebody is. */
    static List<StreamId> inhabited(List<LivekitModels.Room> rooms) {
        return rooms.stream()
                .filter(room -> room.getMetadata().equals(OURS) && room.getNumParticipants() > 0)
                .map(room -> StreamId.parse(room.getName()))
                .flatMap(Optional::stream)
                .toList();
    }

    static SfuParticipant participant(LivekitModels.ParticipantInfo info) {
        return new SfuParticipant(
                info.getIdentity(),
                info.getSid(),
                media(info.getState()),
                permission(info.getPermission()),
                info.getPermission().getHidden() || isRecorder(info));
    }

    /** The SFU keeps the word of the grant, which its protocol calls outdated: nothing else tells this of who asked for it by a token. */
    @SuppressWarnings("deprecation")
    private static boolean isRecorder(LivekitModels.ParticipantInfo info) {
        return info.getPermission().getRecorder();
    }

    /** The complete permission: what is not written here would be granted silently. */
    static LivekitModels.ParticipantPermission permission(Permission permission) {
        return LivekitModels.ParticipantPermission.newBuilder()
                .setCanSubscribe(permission.canSubscribe())
                .setCanPublish(permission.canPublish())
                .addAllCanPublishSources(
                        permission.sources().stream().map(SfuWords::source).toList())
                .setCanPublishData(false)
                .setCanUpdateMetadata(false)
                .setCanSubscribeMetrics(false)
                .setHidden(false)
                .build();
    }

    static SfuNotice notice(WebhookEvent webhook) {
        return new SfuNotice(webhook.getId(), Instant.ofEpochSecond(webhook.getCreatedAt()), event(webhook));
    }

    private static SfuEvent event(WebhookEvent webhook) {
        var stream = StreamId.parse(webhook.getRoom().getName());
        return stream.flatMap(room -> event(webhook, room)).orElseGet(SfuEvent.Other::new);
    }

    private static Optional<SfuEvent> event(WebhookEvent webhook, StreamId room) {
        var identity = Identity.parse(webhook.getParticipant().getIdentity());
        String sid = webhook.getParticipant().getSid();
        return switch (webhook.getEvent()) {
            case "participant_joined" ->
                identity.<SfuEvent>map(who -> new SfuEvent.Connected(room, who, sid))
                        .or(() -> intruded(webhook, room));
            case "participant_left", "participant_connection_aborted" ->
                identity.map(who -> new SfuEvent.Disconnected(room, who));
            case "room_finished" -> Optional.of(new SfuEvent.RoomFinished(room));
            default -> Optional.empty();
        };
    }

    private static Optional<SfuEvent> intruded(WebhookEvent webhook, StreamId room) {
        return webhook.getRoom().getMetadata().equals(OURS)
                ? Optional.of(
                        new SfuEvent.Intruded(room, webhook.getParticipant().getIdentity()))
                : Optional.empty();
    }

    private static MediaState media(LivekitModels.ParticipantInfo.State state) {
        return switch (state) {
            case JOINING, JOINED -> MediaState.CONNECTING;
            case ACTIVE -> MediaState.LIVE;
            case DISCONNECTED, UNRECOGNIZED -> MediaState.LOST;
        };
    }

    static Permission permission(LivekitModels.ParticipantPermission permission) {
        return new Permission(permission.getCanSubscribe(), sources(permission));
    }

    private static Set<TrackSource> sources(LivekitModels.ParticipantPermission permission) {
        if (!permission.getCanPublish()) {
            return Set.of();
        }
        if (permission.getCanPublishSourcesList().isEmpty()) {
            return EnumSet.allOf(TrackSource.class);
        }
        return permission.getCanPublishSourcesList().stream()
                .map(SfuWords::source)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static LivekitModels.TrackSource source(TrackSource source) {
        return switch (source) {
            case MICROPHONE -> LivekitModels.TrackSource.MICROPHONE;
            case CAMERA -> LivekitModels.TrackSource.CAMERA;
            case SCREEN_SHARE -> LivekitModels.TrackSource.SCREEN_SHARE;
        };
    }

    private static TrackSource source(LivekitModels.TrackSource source) {
        return switch (source) {
            case MICROPHONE -> TrackSource.MICROPHONE;
            case CAMERA -> TrackSource.CAMERA;
            case SCREEN_SHARE, SCREEN_SHARE_AUDIO, UNKNOWN, UNRECOGNIZED -> TrackSource.SCREEN_SHARE;
        };
    }
}
