package dev.wsss.pipeline;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of the module that no compiler knows. */
class ArchitectureTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.wsss.pipeline");

    @ParameterizedTest(name = "{0} does not see {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "outcome  | manifest, store, artifact, graph",
                "manifest | store, artifact, graph",
                "store    | manifest, artifact, graph",
                "artifact | manifest, graph"
            })
    void lowerPackagesDoNotSeeUpperOnes(String lower, String upper) {
        String[] packages = Stream.of(upper.split(", "))
                .map(name -> "dev.wsss.pipeline." + name + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage("dev.wsss.pipeline." + lower + "..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(packages))
                .check(MAIN);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.wsss.pipeline.(**)").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void namesSayWhatATypeIsNotThatItHelps() {
        noClasses()
                .should()
                .haveNameMatching(".*(Utils?|Helpers?|Manager|Impl|Common|Misc)$")
                .orShould()
                .haveNameMatching(".*\\.Abstract[^.]*$")
                .check(MAIN);
    }

    @Test
    void nothingStaticChanges() {
        fields().that().areStatic().should().beFinal().check(MAIN);
        fields().that()
                .areStatic()
                .should()
                .notHaveRawType(DescribedPredicate.describe(
                        "a mutable collection",
                        type -> (type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class))
                                && !type.isInterface()))
                .check(MAIN);
    }

    @Test
    void timeRandomnessAndTheProcessComeFromOutside() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .check(MAIN);
    }

    @Test
    void valuesAreRecordsEnumsOrFinal() {
        classes()
                .that()
                .areNotInterfaces()
                .and()
                .areNotAnonymousClasses()
                .and()
                .areNotEnums()
                .and()
                .areNotAssignableTo(Throwable.class)
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(MAIN);
    }

    @Test
    void aFileHasOneIdea() throws IOException {
        List<Path> sources;
        try (Stream<Path> files = Files.walk(Documents.root().resolve("pipeline/src"))) {
            sources = files.filter(each -> each.toString().endsWith(".java")).toList();
        }
        for (Path each : sources) {
            assertThat(Files.readAllLines(each)).as(each.toString()).hasSizeLessThanOrEqualTo(300);
        }
    }
}
