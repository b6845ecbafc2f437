package earshot.redis;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * Loads scripts from the {@code redis/} folder on the class path. Redis scripts cannot call each other, so a line
 * {@code --@include room} is replaced by the text of {@code room.lua}.
 */
@Singleton
public class LuaScripts {
    private static final String INCLUDE = "--@include ";

    private final RedisLink link;
    private final RedisClock clock;
    private final MeterRegistry metrics;

    protected LuaScripts(RedisLink link, RedisClock clock, MeterRegistry metrics) {
        this.link = link;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** The script in {@code redis/<name>.lua}. */
    public LuaScript load(String name) {
        return compile(name, source(name));
    }

    /** A script given as text. */
    public LuaScript compile(String name, String source) {
        return new LuaScript(link, clock, name, source, sha1(source), ScriptTimes.of(name, metrics));
    }

    /** The text of {@code redis/<name>.lua}, includes put in. */
    protected String source(String name) {
        return read(name)
                .lines()
                .map(line -> line.startsWith(INCLUDE)
                        ? source(line.substring(INCLUDE.length()).strip())
                        : line)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String read(String name) {
        try (InputStream script = LuaScripts.class.getResourceAsStream("/redis/" + name + ".lua")) {
            if (script == null) {
                throw new IllegalArgumentException("there is no script " + name);
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String sha1(String source) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(source.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
