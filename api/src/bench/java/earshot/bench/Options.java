package earshot.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * What a run was asked for.
 *
 * @param cases names of the cases to run, in order; empty for all
 * @param pairs how often each server is measured
 * @param seed decides the order of the servers within each round
 */
public record Options(List<String> cases, int pairs, long seed) {
    /** Reads {@code [--pairs=N] [--seed=N] [case...]}. */
    static Options of(String... arguments) {
        List<String> cases = new ArrayList<>();
        int pairs = 5;
        long seed = System.currentTimeMillis() % 1_000_000;
        for (String argument : arguments) {
            if (argument.startsWith("--pairs=")) {
                pairs = Integer.parseInt(argument.substring("--pairs=".length()));
            } else if (argument.startsWith("--seed=")) {
                seed = Long.parseLong(argument.substring("--seed=".length()));
            } else {
                cases.add(argument);
            }
        }
        return new Options(List.copyOf(cases), pairs, seed);
    }
}
