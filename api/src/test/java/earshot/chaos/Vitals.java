package earshot.chaos;

import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * How a site was at some moment.
 *
 * @param heaps bytes of live objects of each node
 * @param nodes each node's process
 * @param driver the process of the test itself, with all people and viewers
 * @param redisBytes memory in use by Redis
 * @param connections of anybody to Postgres
 */
record Vitals(
        List<Long> heaps,
        List<ProcessFigures> nodes,
        ProcessFigures driver,
        long redisBytes,
        long redisKeys,
        int connections) {
    private static final String USED = "used_memory:";

    static Vitals of(Site site) {
        return new Vitals(
                site.nodes().stream().map(ApiProcess::liveHeap).toList(),
                site.nodes().stream().map(ApiProcess::figures).toList(),
                ProcessFigures.of(ProcessHandle.current().pid()),
                redisBytes(site),
                site.redisCommands().dbsize(),
                site.rows(
                        "SELECT FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"));
    }

    /** Bytes of live objects of all nodes: viewers move from one to the other, their sum stays. */
    long heap() {
        return heaps.stream().mapToLong(heap -> heap).sum();
    }

    long descriptors() {
        return sum(ProcessFigures::descriptors);
    }

    long threads() {
        return sum(ProcessFigures::threads);
    }

    /** Time on the processors of all nodes, since their start. */
    Duration cpu() {
        return Duration.ofMillis(sum(node -> node.cpu().toMillis()));
    }

    /** One figure of each node, as {@code 1200 / 1180}. */
    static <T> String each(List<T> all, ToLongFunction<T> figure) {
        return all.stream().map(one -> String.valueOf(figure.applyAsLong(one))).collect(Collectors.joining(" / "));
    }

    private long sum(ToLongFunction<ProcessFigures> figure) {
        return nodes.stream().mapToLong(figure).sum();
    }

    private static long redisBytes(Site site) {
        return site.redisCommands()
                .info("memory")
                .lines()
                .filter(line -> line.startsWith(USED))
                .mapToLong(line -> Long.parseLong(line.substring(USED.length())))
                .findFirst()
                .orElseThrow();
    }
}
