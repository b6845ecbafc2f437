package earshot.bench;

/** One question that is answered with figures. */
public interface Case {
    /** As given on the command line. */
    String name();

    /** Measures and prints; throws when what was read is wrong, because a fast wrong answer is none. */
    void run(Options options);
}
