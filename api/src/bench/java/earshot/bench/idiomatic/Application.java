package earshot.bench.idiomatic;

import io.micronaut.runtime.Micronaut;

/** Entry point of the baseline. */
public final class Application {
    private Application() {}

    public static void main(String[] arguments) {
        Micronaut.build(arguments).banner(false).mainClass(Application.class).start();
    }
}
