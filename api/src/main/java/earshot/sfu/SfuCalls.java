package earshot.sfu;

import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import io.livekit.server.RoomServiceClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import retrofit2.Call;
import retrofit2.Response;

/**
 * Calls to the SFU's API: bounded in time, and in number so that a crowd does not become a crowd of connections. Every failure
 * but "not found" ends in {@code sfu-unavailable}.
 */
@Singleton
final class SfuCalls {
    private static final Logger LOG = LoggerFactory.getLogger(SfuCalls.class);
    private static final int HTTP_UNAUTHORIZED = 401;
    private static final int HTTP_NOT_FOUND = 404;
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(3)
    };

    private final OkHttpClient http;
    private final Duration patience;
    private final Semaphore places;
    private final @Nullable RoomServiceClient rooms;
    private final Timer answered;
    private final Timer failed;

    SfuCalls(SfuSettings settings, MeterRegistry metrics) {
        answered = timer("answered", metrics);
        failed = timer("failed", metrics);
        http = new OkHttpClient.Builder()
                .connectTimeout(settings.connectTimeout())
                .callTimeout(settings.callTimeout())
                .build();
        patience = settings.callTimeout();
        places = new Semaphore(settings.maxCalls());
        rooms = settings.access()
                .map(sfu -> RoomServiceClient.createClient(sfu.apiUrl(), sfu.apiKey(), sfu.apiSecret(), () -> http))
                .orElse(null);
    }

    boolean configured() {
        return rooms != null;
    }

    /** The answer to {@code call}, or nothing where the SFU does not know the room or participant, or answers without a body. */
    <T> Optional<T> send(Function<RoomServiceClient, Call<T>> call) {
        if (rooms == null) {
            throw new ProblemException(ProblemType.SFU_UNAVAILABLE, "This server has no SFU: voice is switched off.");
        }
        var began = Timer.start();
        Timer took = failed;
        try {
            Optional<T> answer = inPlace(call.apply(rooms));
            took = answered;
            return answer;
        } finally {
            began.stop(took);
        }
    }

    private <T> Optional<T> inPlace(Call<T> call) {
        takePlace();
        try {
            return answer(call.execute());
        } catch (IOException e) {
            LOG.debug("The SFU did not answer", e);
            throw away();
        } finally {
            places.release();
        }
    }

    private void takePlace() {
        try {
            if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw away();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away();
        }
    }

    private static Timer timer(String outcome, MeterRegistry metrics) {
        return Timer.builder("earshot.sfu.call")
                .description("Time of a call to the SFU's API, the wait for a place included")
                .tag("outcome", outcome)
                .serviceLevelObjectives(BOUNDS)
                .register(metrics);
    }

    @PreDestroy
    void close() {
        http.connectionPool().evictAll();
    }

    static ProblemException away() {
        return new ProblemException(
                ProblemType.SFU_UNAVAILABLE, "The voice server does not answer.", Duration.ofSeconds(5));
    }

    private static <T> Optional<T> answer(Response<T> response) {
        if (response.isSuccessful()) {
            return Optional.ofNullable(response.body());
        }
        if (response.code() == HTTP_NOT_FOUND) {
            return Optional.empty();
        }
        if (response.code() == HTTP_UNAUTHORIZED) {
            throw new ProblemException(
                    ProblemType.SFU_UNAVAILABLE, "The voice server does not accept this server's key.");
        }
        LOG.warn("The SFU refused a call with status {}", response.code());
        throw away();
    }
}
