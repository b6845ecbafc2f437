package earshot.testing;

/** Makes streams that run. */
public final class LiveStream {
    private LiveStream() {}

    /** The id of a new public stream of {@code host}, live, whose voice room has these caps. */
    public static String of(Client host, int softCap, int hardCap) {
        String id = host.post("/api/streams", """
                {"title":"A stream","playbackUrl":"/demo/live.m3u8","visibility":"public",
                 "voice":{"enabled":true,"softCap":%d,"hardCap":%d}}""".formatted(softCap, hardCap))
                .is(201)
                .at("/id")
                .asText();
        host.patch("/api/streams/" + id, "{\"status\":\"live\"}").is(200);
        return id;
    }
}
