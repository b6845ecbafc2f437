package earshot.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A child process whose output is read line by line. */
final class Child {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String program;
    private final Process process;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();

    private Child(String program, Process process) {
        this.program = program;
        this.process = process;
    }

    /** Starts {@code command} in {@code directory}; a line that {@code isReady} accepts says that it serves. */
    static Child start(List<String> command, Path directory, Predicate<String> isReady, Consumer<String> log) {
        try {
            var child = new Child(
                    command.getFirst(),
                    new ProcessBuilder(command)
                            .directory(directory.toFile())
                            .redirectErrorStream(true)
                            .start());
            Thread.ofVirtual().name("output of " + command.getFirst()).start(() -> child.read(isReady, log));
            return child;
        } catch (IOException e) {
            throw new StartRefused(command.getFirst() + " does not start: " + e.getMessage(), e);
        }
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Waits for the ready line. Throws when the process ends first or says nothing for {@code limit}. */
    void awaitReady(Duration limit) {
        try {
            ready.orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS).join();
        } catch (CompletionException e) {
            String what = e.getCause() instanceof TimeoutException
                    ? "was not ready after " + limit.toSeconds() + " s"
                    : "ended as it started";
            throw refusal(what);
        }
    }

    /** Waits until the process has ended well. Throws when it ends otherwise, or not within {@code limit}. */
    void awaitSuccess(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw refusal("was not done after " + limit.toSeconds() + " s");
            }
            if (process.exitValue() != 0) {
                throw refusal("failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refusal("was given up");
        }
    }

    /** Ends the process, if it still runs, and returns when it is gone. */
    void end() {
        Ending.end(process.toHandle(), PATIENCE);
    }

    private StartRefused refusal(String what) {
        return new StartRefused("%s %s: see logs/voice-api.log, logs/voice-sfu.log".formatted(program, what));
    }

    private void read(Predicate<String> isReady, Consumer<String> log) {
        try (var lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                log.accept(line);
                if (isReady.test(line)) {
                    ready.complete(null);
                }
            }
        } catch (IOException e) {
            log.accept("output ended: " + e.getMessage());
        }
        ready.completeExceptionally(new IOException("ended"));
    }
}
