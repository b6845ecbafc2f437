package earshot.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ConfigurableApplicationContext;
import io.micronaut.core.value.MapPropertyResolver;
import io.micronaut.core.value.PropertyResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/golden-settings.md against the settings that the code declares, both ways and cell by cell. */
class GoldenSettingsTest {
    private static final Path PAGE = Path.of("docs/golden-settings.md");

    @Test
    void thePageListsEverySettingOfTheCodeAndNoOther() throws IOException {
        assertThat(rows().keySet())
                .as("rows of %s, as the code wants them", PAGE)
                .containsExactlyInAnyOrderElementsOf(
                        settings().map(GoldenSettingsTest::row).toList());
    }

    @Test
    void eachSettingSaysWhy() throws IOException {
        assertThat(rows()).allSatisfy((row, why) -> assertThat(why).as(row).hasSizeGreaterThan(15));
    }

    @Test
    void eachDefaultIsWithinItsOwnRange() {
        assertThat(settings().filter(setting -> setting.defaultValue().isPresent()))
                .allSatisfy(setting -> assertThat(setting.complaint(
                                with(setting, setting.defaultValue().orElseThrow())))
                        .isEmpty());
    }

    private static PropertyResolver with(Setting setting, String value) {
        return new MapPropertyResolver(Map.of(setting.key(), value));
    }

    private static Stream<Setting> settings() {
        var context = (ConfigurableApplicationContext)
                ApplicationContext.builder("test").deduceEnvironment(false).build();
        context.configure();
        return Settings.of(context).all().stream();
    }

    private static String row(Setting setting) {
        return "| `%s` | `%s` | %s | %s | %s |"
                .formatted(
                        setting.key(),
                        setting.environmentName(),
                        setting.unit(),
                        setting.defaultValue().map(value -> "`" + value + "`").orElse("—"),
                        setting.range().replace("|", "\\|"));
    }

    /** The page's rows: all cells but the last, and the last, which says why. */
    private static Map<String, String> rows() throws IOException {
        List<String> lines = Files.readAllLines(PAGE);
        return lines.stream()
                .filter(line -> line.matches("\\| `[a-z].*"))
                .collect(Collectors.toMap(line -> line.substring(0, lastCell(line)), line -> line.substring(
                                lastCell(line), line.length() - 1)
                        .strip()));
    }

    private static int lastCell(String line) {
        return line.lastIndexOf("| ", line.length() - 3) + 1;
    }
}
