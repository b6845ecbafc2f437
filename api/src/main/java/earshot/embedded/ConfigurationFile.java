package earshot.embedded;

import io.micronaut.context.env.EnvironmentPropertySource;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.yaml.YamlPropertySourceLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.yaml.snakeyaml.error.YAMLException;

/** The one file that may hold every setting: {@code EARSHOT_CONFIG}, else {@code earshot.yml} here. The environment wins over it. */
final class ConfigurationFile {
    private static final String VARIABLE = "EARSHOT_CONFIG";
    private static final Path USUAL = Path.of("earshot.yml");

    private ConfigurationFile() {}

    /** Its settings; none when there is no such file. */
    static PropertySource read() {
        String named = System.getenv(VARIABLE);
        Path file = named == null ? USUAL : Path.of(named);
        if (named == null && !Files.exists(file)) {
            return PropertySource.of(Map.of());
        }
        try (var bytes = Files.newInputStream(file)) {
            Map<String, Object> settings = new YamlPropertySourceLoader().read(file.toString(), bytes);
            return PropertySource.of(file.toString(), settings, EnvironmentPropertySource.POSITION - 10);
        } catch (IOException e) {
            throw new StartRefused(VARIABLE + " is \"" + file + "\", allowed: a file that can be read", e);
        } catch (YAMLException e) {
            throw new StartRefused(
                    file + " is not YAML: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    e);
        }
    }
}
