package earshot.sfu;

import java.time.Instant;

/**
 * One proven webhook. A hint: it may come late, twice or out of order.
 *
 * @param id the event's own id, the same when it is sent again
 * @param createdAt when it happened by the SFU's clock, to the second
 * @param event what happened
 */
public record SfuNotice(String id, Instant createdAt, SfuEvent event) {}
