package dev.wsss.operator;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules that no compiler checks: the order of the operator's packages, and the imports of each. */
class ArchitectureTest {
    private static final String ROOT = "dev.wsss.operator.";

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.wsss.operator");

    /**
     * Packages from the lowest layer up: a package uses those of the lines above its own, not its neighbours, nothing
     * below.
     */
    private static final List<List<String>> ORDER = List.of(
            List.of("api", "observed", "profile", "sweep"),
            List.of("desired", "metrics", "status"),
            List.of("query", "spec"),
            List.of("decide", "store"),
            List.of("cluster"),
            List.of("lifecycle"));

    /** Packages of pure functions of their arguments. */
    private static final List<String> PURE =
            List.of("observed", "profile", "desired", "status", "query", "spec", "decide");

    static Stream<String> packages() {
        return ORDER.stream().flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void aPackageSeesOnlyThoseBelowIt(String name) {
        List<String> unseen = new ArrayList<>();
        for (List<String> level : ORDER.reversed()) {
            level.stream().filter(each -> !each.equals(name)).forEach(unseen::add);
            if (level.contains(name)) {
                break;
            }
        }
        noClasses()
                .that(resideInAPackage(ROOT + name + ".."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(below(unseen)))
                .allowEmptyShould(true)
                .check(MAIN);
    }

    @Test
    void everyPackageHasItsPlaceInTheOrder() {
        assertThat(MAIN.stream()
                        .map(ArchitectureTest::part)
                        .filter(part -> !part.isEmpty())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(packages().toList());
    }

    @Test
    void onlyTwoPackagesSeeTheClient() {
        noClasses()
                .that(resideInAnyPackage(below(packages()
                        .filter(name -> !List.of("api", "cluster", "lifecycle").contains(name))
                        .toList())))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "io.fabric8.kubernetes.client",
                        "io.fabric8.kubernetes.client.dsl..",
                        "io.fabric8.kubernetes.client.extended..",
                        "io.fabric8.kubernetes.client.informers..",
                        "io.javaoperatorsdk.."))
                .check(MAIN);
    }

    @Test
    void decisionsSeeNoStore() {
        noClasses()
                .that(resideInAnyPackage(below(PURE)))
                .should()
                .dependOnClassesThat(resideInAnyPackage("dev.wsss.pipeline.store..", "dev.wsss.pipeline.access.."))
                .check(MAIN);
    }

    @Test
    void decisionsGetTheTimeAsAnArgument() {
        noClasses()
                .that(resideInAnyPackage(below(PURE)))
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .callMethod(System.class, "nanoTime")
                .check(MAIN);
    }

    @Test
    void requestsToTheClusterAskNoStore() {
        noClasses()
                .that(resideInAPackage(ROOT + "cluster.."))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(ROOT + "store..", "dev.wsss.pipeline.store..", "dev.wsss.pipeline.access.."))
                .check(MAIN);
    }

    @Test
    void onlyTheProcessItselfKnowsQuarkus() {
        noClasses()
                .that(DescribedPredicate.not(resideInAPackage("dev.wsss.operator")))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("io.quarkus..", "jakarta..", "io.smallrye..", "org.eclipse.microprofile.."))
                .orShould()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .check(MAIN);
    }

    @Test
    void timeAndChanceComeFromOutside() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(UUID.class)
                .check(MAIN);
    }

    private static String[] below(List<String> names) {
        return names.stream().map(name -> ROOT + name + "..").toArray(String[]::new);
    }

    private static String part(JavaClass type) {
        String rest = (type.getPackageName() + ".").substring(ROOT.length());
        return rest.isEmpty() ? "" : rest.substring(0, rest.indexOf('.'));
    }
}
