package earshot.sfu;

import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import io.livekit.server.RoomServiceClient;
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

    private final OkHttpClient http;
    private final Duration patience;
    private final Semaphore places;
    private final @Nullable RoomServiceClient rooms;

    SfuCalls(SfuSettings settings) {
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
        takePlace();
        try {
            return answer(call.apply(rooms).execute());
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
