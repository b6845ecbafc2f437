package earshot.stream;

import java.time.Duration;
import java.time.Instant;

/**
 * The demo stream's live playlist: the shipped segments over and over, one every two seconds since the epoch. It depends on the clock
 * alone, so every node answers the same and a restart is not seen.
 */
final class DemoPlaylist {
    static final int SEGMENTS = 15;
    static final Duration SEGMENT = Duration.ofSeconds(2);

    /** Segments that a playlist lists: a player starts three from the end and may fall behind by the rest. */
    private static final int WINDOW = 8;

    /**
     * Rounds are counted from here on. hls.js walks an array as long as the count at every reload: counted since the epoch that is 60
     * million steps, and half a processor core; counted from here a million a year. The count may never fall back.
     */
    static final Instant FIRST_ROUND = Instant.parse("2026-01-01T00:00:00Z");

    private DemoPlaylist() {}

    /** The playlist as of {@code now}; its last segment has just ended. */
    static String at(Instant now) {
        long last = now.toEpochMilli() / SEGMENT.toMillis() - 1;
        long first = last - WINDOW + 1;
        var text = new StringBuilder("""
                #EXTM3U
                #EXT-X-VERSION:7
                #EXT-X-TARGETDURATION:%d
                #EXT-X-MEDIA-SEQUENCE:%d
                #EXT-X-DISCONTINUITY-SEQUENCE:%d
                #EXT-X-INDEPENDENT-SEGMENTS
                #EXT-X-MAP:URI="init.mp4"
                """.formatted(SEGMENT.toSeconds(), first, roundsBefore(first)));
        for (long sequence = first; sequence <= last; sequence++) {
            text.append(segment(sequence, sequence == first));
        }
        return text.toString();
    }

    private static String segment(long sequence, boolean isFirst) {
        boolean newRound = sequence % SEGMENTS == 0;
        return "%s#EXT-X-PROGRAM-DATE-TIME:%s%n#EXTINF:%.3f,%n%02d.mp4%n"
                .formatted(
                        newRound && !isFirst ? "#EXT-X-DISCONTINUITY\n" : "",
                        Instant.ofEpochMilli(sequence * SEGMENT.toMillis())
                                .toString()
                                .replace("Z", ".000Z"),
                        SEGMENT.toMillis() / 1000.0,
                        sequence % SEGMENTS);
    }

    /** How many discontinuities have left the playlist when it begins at {@code first}; a segment's own stands before it. */
    private static long roundsBefore(long first) {
        return first / SEGMENTS - FIRST_ROUND.toEpochMilli() / SEGMENT.toMillis() / SEGMENTS;
    }
}
