package earshot.audit;

import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Writes a room's audit as CSV, page by page: the next is read when the one before has left, so one page is in memory at a time. */
@Singleton
final class AuditCsv {
    static final String TYPE = "text/csv;charset=UTF-8";

    private static final int PAGE = 500;
    private static final String HEAD = CsvLine.of(
            "id",
            "at",
            "actor_id",
            "actor_name",
            "action",
            "target_id",
            "target_name",
            "reason",
            "before",
            "after",
            "result",
            "problem",
            "request_id");

    private final AuditRows rows;
    private final Scheduler blocking;

    AuditCsv(AuditRows rows, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.rows = rows;
        this.blocking = Schedulers.fromExecutorService(blocking);
    }

    /** The head line, and then lines of rows; many lines in one element. */
    Flux<byte[]> of(String stream, AuditQuery query) {
        Flux<byte[]> pages = Flux.generate(() -> AuditQuery.NEWEST, (after, sink) -> {
            List<AuditRow> page = rows.page(stream, query, after, PAGE);
            if (!page.isEmpty()) {
                sink.next(text(page));
            }
            if (page.size() < PAGE) {
                sink.complete();
            }
            return page.isEmpty() ? after : page.getLast().id();
        });
        return Flux.just(HEAD.getBytes(StandardCharsets.UTF_8)).concatWith(pages.subscribeOn(blocking));
    }

    private static byte[] text(List<AuditRow> page) {
        var text = new StringBuilder();
        page.forEach(row -> text.append(line(row)));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String line(AuditRow row) {
        return CsvLine.of(
                row.id().toString(),
                row.at().toString(),
                text(row.actorId()),
                row.actorName(),
                row.action(),
                text(row.targetId()),
                row.targetName(),
                row.reason(),
                row.before(),
                row.after(),
                row.result(),
                row.problem(),
                row.requestId());
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
