package earshot.loop;

/** What the failure of one turn says of the others'. */
public enum Failure {
    /** A fault, of this turn alone as far as anybody knows. */
    FAULT,
    /** What this turn needs is away; others may need something else. */
    ABSENCE,
    /** What all need is away. */
    ABSENCE_FOR_ALL
}
