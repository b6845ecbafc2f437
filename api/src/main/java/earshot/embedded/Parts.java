package earshot.embedded;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;

/** Parts that start together. */
final class Parts {
    private final List<Part> parts;

    Parts(List<Part> parts) {
        this.parts = parts;
    }

    /**
     * Starts all at once and returns when all serve, with the configuration that leads the API to them.
     *
     * @param started is told each part's name and how long it took
     */
    Map<String, Object> start(BiConsumer<String, Duration> started) {
        Map<String, Object> configuration = new HashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var starting = parts.stream()
                    .map(part -> CompletableFuture.supplyAsync(() -> timed(part, started), threads))
                    .toList();
            starting.forEach(part -> configuration.putAll(part.join()));
            return configuration;
        } catch (CompletionException e) {
            throw e.getCause() instanceof StartRefused refused ? refused : e;
        }
    }

    private static Map<String, Object> timed(Part part, BiConsumer<String, Duration> started) {
        long begin = System.nanoTime();
        Map<String, Object> configuration = part.start();
        started.accept(part.name(), Duration.ofNanos(System.nanoTime() - begin));
        return configuration;
    }
}
