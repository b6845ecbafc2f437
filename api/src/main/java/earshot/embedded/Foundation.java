package earshot.embedded;

import earshot.config.ProcessSettings;
import earshot.config.Settings;
import io.micronaut.core.value.PropertyResolver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the API will stand on: for each server either the address that the operator gave or a part of our own.
 *
 * @param parts to start
 * @param configuration of the API, as far as it is known before they start
 */
record Foundation(List<Part> parts, Map<String, Object> configuration) {
    /** Decides by the settings. Throws a refusal when a secret would have to be made up for an address that others can reach. */
    static Foundation of(
            Settings settings, PropertyResolver set, ProcessSettings process, Path data, Children children) {
        var embedded = settings.read(EmbeddedSettings.class, set);
        var foundation = new Foundation(new ArrayList<>(), new HashMap<>());
        foundation.postgres(settings.read(AddressSettings.Database.class, set), embedded, data, children);
        foundation.redis(settings.read(AddressSettings.Redis.class, set), embedded, data, children);
        foundation.sfu(settings.read(AddressSettings.LiveKit.class, set), embedded, process, data, children);
        if (!set.containsProperty("earshot.signing.keys")) {
            Loopback.require(process, "EARSHOT_SIGNING_KEYS (earshot.signing.keys), 32 characters or more");
            foundation.configuration.put(
                    "earshot.signing.keys", Secrets.keep(data.resolve("signing-key"), Secrets.KEY_BYTES));
        }
        // Who runs this on an address that others reach decides by a token of their own whether the metrics are read.
        if (!set.containsProperty("earshot.metrics.token") && Loopback.only(process)) {
            foundation.configuration.put(
                    "earshot.metrics.token", Secrets.keep(data.resolve("metrics-token"), Secrets.KEY_BYTES));
        }
        return foundation;
    }

    private void postgres(AddressSettings.Database database, EmbeddedSettings embedded, Path data, Children children) {
        if (database.url() == null) {
            parts.add(new PostgresPart(data, embedded.postgresPort(), children));
        } else {
            configuration.putAll(DatabaseAddress.configuration(database.url()));
        }
    }

    private void redis(AddressSettings.Redis redis, EmbeddedSettings embedded, Path data, Children children) {
        if (redis.uri() == null) {
            parts.add(new RedisPart(data, embedded.redisPort(), children));
        } else {
            configuration.put("earshot.redis.uri", redis.uri());
        }
    }

    private void sfu(
            AddressSettings.LiveKit livekit,
            EmbeddedSettings embedded,
            ProcessSettings process,
            Path data,
            Children children) {
        if (livekit.url() != null) {
            if (livekit.apiKey() == null || livekit.apiSecret() == null) {
                throw new StartRefused("LIVEKIT_URL is set: set LIVEKIT_API_KEY and LIVEKIT_API_SECRET too");
            }
            configuration.put("earshot.sfu.url", livekit.url());
            configuration.put("earshot.sfu.api-key", livekit.apiKey());
            configuration.put("earshot.sfu.api-secret", livekit.apiSecret());
        } else if (embedded.livekitServer() != null) {
            Path program = Path.of(embedded.livekitServer());
            if (!Files.isExecutable(program)) {
                throw new StartRefused("EARSHOT_EMBEDDED_LIVEKIT_SERVER is \"" + program + "\", allowed: a program");
            }
            Loopback.require(process, "LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET");
            parts.add(new SfuPart(data, program, embedded, Loopback.url(process) + "/api/sfu/webhook", children));
        }
    }
}
