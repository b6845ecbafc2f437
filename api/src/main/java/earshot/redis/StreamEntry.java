package earshot.redis;

import java.util.Map;

/**
 * An entry of a Redis stream.
 *
 * @param id {@code <ms>-<n>}, or what the writer chose
 * @param fields its content
 */
public record StreamEntry(String id, Map<String, String> fields) {}
