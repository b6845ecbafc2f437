package earshot.stream;

/** What a host says of a stream that is to be made. */
public record NewStream(
        String title, String playbackUrl, Visibility visibility, StreamStatus status, VoiceSettings voice) {}
