package earshot.presence;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.room.StreamId;
import earshot.testing.Answer;
import earshot.testing.Client;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;

/** 200 people press Join at the same moment, on two nodes, and one place is left. */
@Tag("redis")
class OversellTest {
    private static final int PEOPLE = 200;

    private static House house;
    private static List<Client> people;
    private static Client host;

    @BeforeAll
    static void start() {
        house = House.of(2, Map.of("earshot.presence.joins-per-minute", 1000));
        host = Client.signedUp(house.node(), "Host");
        people = IntStream.range(0, PEOPLE)
                .mapToObj(i -> Client.guest(house.node(), "Guest " + i).at(house.node(i % 2)))
                .toList();
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    @RepeatedTest(5)
    void oneGetsTheLastPlace() throws Exception {
        oneSeat();
    }

    @RepeatedTest(50)
    @Tag("full")
    void oneGetsTheLastPlaceEveryTime() throws Exception {
        oneSeat();
    }

    private static void oneSeat() throws InterruptedException, ExecutionException {
        String stream = house.stream(host, 1, 2);
        House.join(host, stream).is(200);
        var barrier = new CyclicBarrier(PEOPLE);
        List<Answer> answers = all(people.stream()
                .map(person -> (Callable<Answer>) () -> {
                    barrier.await();
                    return House.join(person, stream);
                })
                .toList());

        answers.stream().filter(answer -> answer.status() != 200).forEach(answer -> answer.isProblem(409, "room-full"));
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(house.node().bean(Presence.class).seats(new StreamId(stream)))
                .hasSize(2);
    }

    private static List<Answer> all(List<Callable<Answer>> calls) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> futures = calls.stream().map(threads::submit).toList();
            var results = new ArrayList<Answer>();
            for (Future<Answer> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }
}
