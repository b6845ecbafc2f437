package earshot.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoPlaylistTest {
    /** The start of a round: 30 s rounds since the epoch. */
    private static final Instant ROUND = Instant.ofEpochSecond(1_800_000_000L);

    @Test
    void endsWithTheSegmentThatHasJustEnded() {
        List<String> lines = DemoPlaylist.at(ROUND.plusMillis(16_500)).lines().toList();

        assertThat(lines).startsWith("#EXTM3U").contains("#EXT-X-MAP:URI=\"init.mp4\"");
        assertThat(lines.getLast()).isEqualTo("07.mp4");
        assertThat(lines.get(lines.size() - 3)).isEqualTo("#EXT-X-PROGRAM-DATE-TIME:2027-01-15T08:00:14.000Z");
        assertThat(lines.stream().filter(line -> line.endsWith(".mp4")))
                .hasSize(8)
                .first()
                .isEqualTo("00.mp4");
        assertThat(lines).noneMatch("#EXT-X-DISCONTINUITY"::equals);
    }

    @Test
    void marksTheSeamBetweenTwoRounds() {
        assertThat(DemoPlaylist.at(ROUND.plusSeconds(2)))
                .contains("14.mp4\n#EXT-X-DISCONTINUITY\n#EXT-X-PROGRAM-DATE-TIME:2027-01-15T08:00:00.000Z\n");
    }

    @Test
    void sequencesMoveOnTogether() {
        long before = number(DemoPlaylist.at(ROUND.plusSeconds(16)), "#EXT-X-DISCONTINUITY-SEQUENCE:");
        long after = number(DemoPlaylist.at(ROUND.plusSeconds(18)), "#EXT-X-DISCONTINUITY-SEQUENCE:");
        long dropped = number(DemoPlaylist.at(ROUND.plusSeconds(14)), "#EXT-X-DISCONTINUITY-SEQUENCE:");

        assertThat(after).isEqualTo(before);
        assertThat(before)
                .as("counted once the seam before the first segment has left the list")
                .isEqualTo(dropped + 1);
        assertThat(number(DemoPlaylist.at(ROUND.plusSeconds(18)), "#EXT-X-MEDIA-SEQUENCE:"))
                .isEqualTo(number(DemoPlaylist.at(ROUND.plusSeconds(16)), "#EXT-X-MEDIA-SEQUENCE:") + 1);
    }

    @Test
    void theCountOfSeamsIsSmallAndNeverFallsBack() {
        long before = 0;
        for (int day = 1; day < 800; day++) {
            long count = number(
                    DemoPlaylist.at(DemoPlaylist.FIRST_ROUND.plus(Duration.ofDays(day))),
                    "#EXT-X-DISCONTINUITY-SEQUENCE:");
            assertThat(count).isBetween(before, day * 2880L);
            before = count;
        }
    }

    private static long number(String playlist, String tag) {
        return playlist.lines()
                .filter(line -> line.startsWith(tag))
                .map(line -> Long.parseLong(line.substring(tag.length())))
                .findFirst()
                .orElseThrow();
    }
}
