package earshot.embedded;

import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.RedisClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a run that ends, or is killed, at a bad moment. */
class ChildrenTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path data;

    private Children children;

    @BeforeEach
    void start() {
        children = new Children(new ProcessRecord(data));
    }

    @AfterEach
    void end() {
        children.end();
    }

    @Test
    void aChildIsNotedBeforeItIsReady() throws IOException {
        Child sleeper = sleeper();

        assertThat(Files.readString(data.resolve("processes")))
                .startsWith("sleeper " + sleeper.handle().pid() + " ");
    }

    @Test
    void anEndDuringTheStartEndsWhatHasStartedAndLetsNothingStart() {
        Child sleeper = sleeper();
        var starting = CompletableFuture.runAsync(() -> sleeper.awaitReady(Duration.ofMinutes(1)));

        children.end();

        assertThat(sleeper.handle().isAlive()).isFalse();
        assertThatThrownBy(starting::join).isInstanceOf(CompletionException.class);
        assertThatThrownBy(this::sleeper).isInstanceOf(StartRefused.class);
    }

    @Test
    void anEndDuringPostgresFirstStartLeavesNoProcessAndTheNextStartServes() {
        var starting = CompletableFuture.supplyAsync(() -> postgres(children).start());
        eventually("the data folder is being made", SOON, () -> Files.exists(data.resolve("postgres.part/base")));

        children.end();

        assertThatThrownBy(starting::join).hasRootCauseInstanceOf(StartRefused.class);
        assertThat(data.resolve("postgres")).doesNotExist();
        var next = new Children(new ProcessRecord(data));
        try {
            assertThat(postgres(next).start()).containsKey("datasources.default.url");
        } finally {
            next.end();
        }
    }

    @Test
    void aRecordThatAKilledRunLeftHalfWrittenIsReadAsFarAsItGoes() throws IOException {
        Child stray = sleeper();
        Files.writeString(data.resolve("processes"), "redis 47\nlivekit\n\nredis x y\n", StandardOpenOption.APPEND);
        Files.writeString(Files.createDirectories(data.resolve("postgres")).resolve("postmaster.pid"), "12\n");

        assertThat(new ProcessRecord(data).takeOver()).isEqualTo(1);

        assertThat(stray.handle().isAlive()).isFalse();
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void postgresAndRedisLetNobodyInWithoutTheirPasswords() throws Exception {
        Map<String, Object> postgres = postgres(children).start();
        Map<String, Object> redis = new RedisPart(data, 0, children).start();

        String database = postgres.get("datasources.default.url").toString();
        assertThatThrownBy(() -> DriverManager.getConnection(database, "postgres", "postgres"))
                .hasMessageContaining("password authentication failed");
        DriverManager.getConnection(
                        database,
                        "postgres",
                        postgres.get("datasources.default.password").toString())
                .close();
        String address = redis.get("earshot.redis.uri").toString();
        assertThat(ping(address)).isEqualTo("PONG");
        assertThatThrownBy(() -> ping(address.replaceFirst(":[^@/]+@", ""))).hasStackTraceContaining("NOAUTH");
        for (String secret : List.of("postgres-password", "redis-password", "redis/redis.conf")) {
            assertThat(Files.getPosixFilePermissions(data.resolve(secret)))
                    .as(secret)
                    .hasSize(2);
        }
    }

    @Test
    void theProgramsAreOfTheVersionThatNamesTheirFolder() throws IOException {
        Path program = PostgresProgram.unpack(data).resolve("postgres");
        var version = new ProcessBuilder(program.toString(), "--version").start();

        assertThat(version.inputReader().readAllAsString()).contains(" " + PostgresProgram.VERSION);
    }

    private Child sleeper() {
        return children.start("sleeper", List.of("sleep", "60"), data, line -> false, line -> {});
    }

    private PostgresPart postgres(Children children) {
        return new PostgresPart(data, 0, children);
    }

    private static String ping(String address) {
        try (var client = RedisClient.create(address);
                var connection = client.connect()) {
            return connection.sync().ping();
        }
    }
}
