package earshot.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.testing.Together;
import java.util.List;
import java.util.stream.Collectors;

/** People who had a seat until the host banned them, and ask for another again and again, at whichever node. */
final class Outcasts implements AutoCloseable {
    private static final int JOINS_PER_SECOND = 10;

    private final Site site;
    private final List<Person> people;
    private final Churn asking;

    private Outcasts(Site site, List<Person> people) {
        this.site = site;
        this.people = people;
        asking = Churn.of(people, JOINS_PER_SECOND, Report.seed());
    }

    /** Seats this many, spread over the streams, and bans them; they do not know of it before they ask. */
    static List<Person> banned(Site site, int count, List<String> streams) {
        var people = site.guests(count, streams);
        assertThat(Together.each(people, Person::join)).containsOnly(200);
        assertThat(Together.each(people, person -> ban(site, person))).containsOnly(200);
        return people;
    }

    /** Those who are banned begin to beat and to ask. */
    static Outcasts asking(Site site, List<Person> banned) {
        return new Outcasts(site, banned);
    }

    /** Fails unless they asked, nobody was let in, nobody is in any view or has had another stay, and each ban is on record. Returns how often they asked. */
    int assertKeptOut() {
        var joins = asking.joinsSince(0);
        assertThat(Churn.answers(joins)).containsKey(403).doesNotContainKey(200);
        assertThat(people).as("in a view").noneMatch(site::shows);
        assertThat(site.rows("SELECT FROM voice_members WHERE user_id IN (" + ids() + ")"))
                .as("stays")
                .isEqualTo(people.size());
        assertThat(site.rows("SELECT FROM voice_audit WHERE action = 'ban' AND result = 'accepted'"))
                .as("bans on record")
                .isEqualTo(people.size());
        return joins.size();
    }

    @Override
    public void close() {
        asking.close();
    }

    private String ids() {
        return people.stream().map(person -> "'" + person.userId() + "'").collect(Collectors.joining(", "));
    }

    private static int ban(Site site, Person person) {
        return site.host()
                .post(
                        "/api/voice/streams/" + person.stream() + "/bans",
                        "{\"userId\":\"" + person.userId() + "\",\"scope\":\"room\"}")
                .status();
    }
}
