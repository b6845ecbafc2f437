package earshot.stream;

/** What a player is given: an absolute http(s) address without credentials, or a path of this site. */
final class PlaybackUrl {
    private static final String HOST = "([A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?|\\[[0-9a-fA-F:.]{2,45}\\])";
    private static final String PATH = "/([A-Za-z0-9._~!$&'()*+,;=:@%?-][A-Za-z0-9._~!$&'()*+,;=:@%/?-]*)?";

    static final String PATTERN = "^(https?://" + HOST + "(:[0-9]{1,5})?)?" + PATH + "$";
    static final int MAX = 2000;
    static final String MESSAGE = "must be an http or https address, or a path that starts with one slash";

    private PlaybackUrl() {}
}
