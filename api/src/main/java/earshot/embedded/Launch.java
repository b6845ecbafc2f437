package earshot.embedded;

import earshot.config.ProcessSettings;
import earshot.config.Settings;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ConfigurableApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.runtime.server.EmbeddedServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way from nothing to a served page: the settings are checked, the parts started, and the API started on them. */
public final class Launch {
    private static final Logger console = LoggerFactory.getLogger("earshot.console");

    private final ConfigurableApplicationContext context;
    private final Environment environment;
    private final Settings settings;
    private final ProcessSettings process;

    private Launch() {
        context = (ConfigurableApplicationContext) ApplicationContext.builder()
                .banner(false)
                .deduceEnvironment(false)
                .propertySources(ConfigurationFile.read())
                .build();
        environment = context.getEnvironment().start();
        context.configure();
        settings = Settings.of(context);
        List<String> complaints = settings.complaints(environment);
        if (!complaints.isEmpty()) {
            throw new StartRefused(String.join(System.lineSeparator(), complaints));
        }
        process = settings.read(ProcessSettings.class, environment);
    }

    /** Starts everything and returns; a shutdown hook ends it. Throws {@link StartRefused} with a line to show. */
    public static void run() {
        new Launch().start();
    }

    private void start() {
        Path data = Folders.make(Path.of(process.data()));
        var record = new ProcessRecord(data);
        int strays = record.takeOver();
        if (strays > 0) {
            console.info("  ended {} processes that a killed run had left behind", strays);
        }
        Ports.requireFree(process.host(), process.port(), "EARSHOT_PORT");
        var children = new Children(record);
        Foundation foundation = Foundation.of(settings, environment, process, data, children);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(children), "end"));
        try {
            serve(foundation, data);
        } catch (RuntimeException e) {
            // What fails because the end has come is no news.
            if (!children.ended()) {
                throw e;
            }
        }
    }

    private void serve(Foundation foundation, Path data) {
        Instant begin = Instant.now();
        Map<String, Object> configuration = new HashMap<>(foundation.configuration());
        configuration.putAll(new Parts(foundation.parts()).start(Launch::report));
        Duration waited = Duration.between(begin, Instant.now());

        environment.addPropertySource("embedded", configuration);
        context.start();
        List<Demo.SignIn> signIns = Loopback.only(process) ? new Demo(context, data).provide() : List.of();
        context.getBean(EmbeddedServer.class).start();
        report("api", sinceStart().minus(waited));
        greet(signIns);
    }

    /** Says where the page is and, where nobody else can come in, who may sign in to the demo. */
    private void greet(List<Demo.SignIn> signIns) {
        console.info("Earshot is ready after {}", seconds(sinceStart()));
        console.info("  page        {}/s/demo", Loopback.url(process));
        signIns.forEach(
                one -> console.info("  sign in as  {} password {}", "%-11s".formatted(one.name()), one.password()));
        console.info("  logs        {}", System.getenv().getOrDefault("EARSHOT_LOGS", "logs"));
    }

    /** In this order: streams are told and requests under way answered, then the API ends, then what it stands on. */
    private void end(Children children) {
        if (context.isRunning()) {
            context.getBean(Retreat.class).retreat();
        }
        context.close();
        children.end();
    }

    private static Duration sinceStart() {
        return Duration.between(ProcessHandle.current().info().startInstant().orElseThrow(), Instant.now());
    }

    private static void report(String part, Duration took) {
        console.info("  {} {}", "%-10s".formatted(part), seconds(took));
    }

    private static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1000.0);
    }
}
