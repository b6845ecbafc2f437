package earshot.sfu;

/**
 * How the SFU is reached.
 *
 * @param url for browsers, {@code ws://} or {@code wss://}
 * @param apiKey names the secret
 * @param apiSecret signs tokens and proves webhooks
 */
record SfuAccess(String url, String apiKey, String apiSecret) {
    /** The SFU's API: the same address over HTTP. */
    String apiUrl() {
        return url.replaceFirst("^ws", "http");
    }

    /** Says nothing of the secret, wherever it is printed. */
    @Override
    public String toString() {
        return "SFU at " + url;
    }
}
