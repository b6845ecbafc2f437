package earshot.bench.server;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * People of the system, spread over rooms.
 *
 * @param cookies by which each is known
 * @param rooms paths of the rooms' endpoints
 */
public record Guests(List<String> cookies, List<String> rooms) {
    /** That many newcomers, each with a room to go to, so many to a room. */
    public static Guests of(Earshot earshot, int count, int toARoom) {
        Http host = earshot.host();
        List<String> rooms = Stream.generate(() -> "/api/voice/streams/" + earshot.stream(host))
                .limit(count / toARoom)
                .toList();
        List<String> cookies = IntStream.range(0, count)
                .mapToObj(i -> new Http(earshot.address())
                        .cookie("/api/session/guest", "{\"displayName\":\"Viewer " + i + "\"}"))
                .toList();
        return new Guests(cookies, rooms);
    }

    /** The room of one of them. */
    public String room(int guest) {
        return rooms.get(guest % rooms.size());
    }
}
