package earshot.embedded;

import java.util.Map;

/** A server that runs beside the API, as one of its {@link Children}. */
interface Part {
    /** Its name, as the console shows it. */
    String name();

    /** Starts it and waits until it answers; returns the configuration that leads the API to it. */
    Map<String, Object> start();
}
