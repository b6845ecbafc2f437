package earshot.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

@AnalyzeClasses(packages = "earshot", importOptions = ImportOption.DoNotIncludeTests.class)
class HousePlanTest {
    /** Rooms from left to right; a room uses only rooms of the rows before its own, or what {@link #WITHIN_ROW} allows. */
    private static final List<List<String>> ROWS = List.of(
            List.of("config", "loop", "room", "problem"),
            List.of("json", "redis"),
            List.of("account", "stream"),
            List.of("rules", "audit"),
            List.of("sfu"),
            List.of("presence"),
            List.of("roster", "moderation", "settings", "reconcile", "gate", "history"),
            List.of("edge", "embedded"));

    /** A stream has a host, so it may know accounts. */
    private static final String WITHIN_ROW = "stream->account";

    @ArchTest
    static void aRoomUsesOnlyRoomsToItsLeft(JavaClasses house) {
        for (int row = 0; row < ROWS.size(); row++) {
            for (String room : ROWS.get(row)) {
                for (String forbidden : forbiddenFor(room, row)) {
                    noClasses()
                            .that(resideInAPackage("earshot." + room + ".."))
                            .should()
                            .dependOnClassesThat(resideInAPackage("earshot." + forbidden + ".."))
                            .allowEmptyShould(true)
                            .check(house);
                }
            }
        }
    }

    @ArchTest
    static final ArchRule everyRoomHasItsPlace = classes()
            .should()
            .resideInAnyPackage(Stream.concat(
                            Stream.of("earshot"),
                            ROWS.stream().flatMap(List::stream).map(room -> "earshot." + room + ".."))
                    .toArray(String[]::new));

    @ArchTest
    static final ArchRule noCycles = slices().matching("earshot.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyRedisKnowsLettuce = noClasses()
            .that()
            .resideOutsideOfPackage("earshot.redis..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.lettuce..");

    @ArchTest
    static final ArchRule onlySfuKnowsLiveKit = noClasses()
            .that()
            .resideOutsideOfPackage("earshot.sfu..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.livekit..", "livekit..");

    @ArchTest
    static final ArchRule noVagueNames =
            classes().should().haveNameNotMatching(".*(Manager|Helper|Util|Utils|Impl|Base|DTO|Dto)$");

    private static List<String> forbiddenFor(String room, int row) {
        return ROWS.subList(row, ROWS.size()).stream()
                .flatMap(List::stream)
                .filter(other -> !other.equals(room) && !WITHIN_ROW.equals(room + "->" + other))
                .toList();
    }
}
