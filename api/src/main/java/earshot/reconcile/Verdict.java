package earshot.reconcile;

import earshot.sfu.SfuEvent;

/** What a webhook is worth. */
sealed interface Verdict {
    /** Proven, recent and seen for the first time. */
    record News(SfuEvent event) implements Verdict {}

    /** Proven and recent, but seen before. */
    record Repeated() implements Verdict {}

    /** Proven, but too old to say anything about now. */
    record Stale() implements Verdict {}

    /** Not from our SFU. */
    record Forged() implements Verdict {}
}
