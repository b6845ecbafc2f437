package earshot;

import io.micronaut.runtime.Micronaut;

/** Entry point of the API. */
public final class Application {
    private Application() {}

    public static void main(String[] args) {
        Micronaut.run(Application.class, args);
    }
}
