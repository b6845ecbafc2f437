package earshot.embedded;

import earshot.account.Accounts;
import earshot.room.StreamId;
import earshot.room.UserId;
import earshot.stream.NewStream;
import earshot.stream.StreamStatus;
import earshot.stream.Streams;
import earshot.stream.Visibility;
import earshot.stream.VoiceSettings;
import io.micronaut.context.BeanContext;
import java.nio.file.Path;
import java.util.List;

/** The demo: a stream that always runs, its host and two viewers, whose passwords are made up on first start. */
final class Demo {
    private static final StreamId STREAM = new StreamId("demo");
    private static final List<Person> PEOPLE = List.of(
            new Person("demo-host", "Demo host"), new Person("demo-robin", "Robin"), new Person("demo-kim", "Kim"));
    private static final int PASSWORD_BYTES = 9;

    private final Accounts accounts;
    private final Streams streams;
    private final Path data;

    Demo(BeanContext beans, Path data) {
        this.accounts = beans.getBean(Accounts.class);
        this.streams = beans.getBean(Streams.class);
        this.data = data;
    }

    /** Makes what of the demo is not there, or is no longer as it was, and returns how its people sign in, the host first. */
    List<SignIn> provide() {
        List<SignIn> signIns = PEOPLE.stream()
                .map(person -> new SignIn(person.name, password(person)))
                .toList();
        // Each is looked at on every start: a person may have changed the password, or deleted the account.
        List<UserId> users = PEOPLE.parallelStream().map(this::account).toList();
        streams.provide(STREAM, users.getFirst(), stream());
        return signIns;
    }

    /** How the password was kept is noted, because to hash three at each start takes half a second. */
    private UserId account(Person person) {
        Path note = data.resolve(person.name + ".kept");
        String seen = Secrets.read(note);
        var provided = accounts.provide(person.name, person.displayName, password(person), seen);
        if (!provided.kept().equals(seen)) {
            Folders.write(note, provided.kept());
        }
        return provided.user();
    }

    private String password(Person person) {
        return Secrets.keep(data.resolve(person.name + ".password"), PASSWORD_BYTES);
    }

    private static NewStream stream() {
        return new NewStream(
                "Night water", "/demo/live.m3u8", Visibility.PUBLIC, StreamStatus.LIVE, VoiceSettings.DEFAULT);
    }

    /** A name and the password kept for it in the data folder. */
    record SignIn(String name, String password) {}

    private record Person(String name, String displayName) {}
}
