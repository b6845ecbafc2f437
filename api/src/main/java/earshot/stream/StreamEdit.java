package earshot.stream;

import org.jspecify.annotations.Nullable;

/** What changes of a stream; what is absent stays. */
public record StreamEdit(
        @Nullable String title,
        @Nullable String playbackUrl,
        @Nullable Visibility visibility,
        @Nullable StreamStatus status,
        @Nullable VoiceSettings voice) {}
