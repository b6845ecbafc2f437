package earshot.embedded;

import java.util.Map;

/** A server that runs beside the API and ends with it. */
interface Part extends AutoCloseable {
    /** Its name, as the console shows it. */
    String name();

    /** Starts it and waits until it answers; returns the configuration that leads the API to it. */
    Map<String, Object> start();

    /** Ends it and waits until it is gone; harmless when it never started. */
    @Override
    void close();
}
