package earshot;

import earshot.embedded.Launch;
import earshot.embedded.StartRefused;
import org.slf4j.LoggerFactory;

/** Entry point of the API. */
public final class Application {
    private Application() {}

    /** Starts the API and what it needs; ends with 1 and a line on the console when it cannot start. */
    public static void main(String[] args) {
        try {
            Launch.run();
        } catch (StartRefused refused) {
            LoggerFactory.getLogger("earshot.console").error(refused.getMessage());
            System.exit(1);
        } catch (RuntimeException failure) {
            LoggerFactory.getLogger(Application.class).error("the API does not start", failure);
            System.exit(1);
        }
    }
}
