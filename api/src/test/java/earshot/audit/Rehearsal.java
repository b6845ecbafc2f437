package earshot.audit;

import earshot.account.Caller;
import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An action that does nothing but count, for the tests of what all actions have in common. */
@Requires(property = "test.rehearsal")
@Controller("/api/voice/streams/{id}/participants/{userId}/wave")
@ExecuteOn(TaskExecutors.BLOCKING)
class Rehearsal {
    final AtomicInteger begun = new AtomicInteger();
    final AtomicInteger waves = new AtomicInteger();
    volatile CountDownLatch gate = new CountDownLatch(0);

    /** @param end {@code full}: it is refused; {@code fault}: it fails; nothing: it is done */
    @Serdeable
    record Wave(
            @Nullable @Size(max = 300) String reason,
            @Nullable String end) {}

    @Post
    @Action("wave")
    HttpResponse<Map<String, Integer>> wave(Caller caller, Deed deed, String id, String userId, @Valid @Body Wave body)
            throws InterruptedException {
        deed.because(body.reason());
        begun.incrementAndGet();
        gate.await();
        int wave = waves.incrementAndGet();
        deed.changed(Map.of("waves", wave - 1), Map.of("waves", wave));
        if ("full".equals(body.end())) {
            throw new ProblemException(ProblemType.ROOM_FULL, "No arm is free.");
        }
        if ("fault".equals(body.end())) {
            throw new IllegalStateException("an arm broke");
        }
        return HttpResponse.accepted().body(Map.of("waves", wave));
    }
}
