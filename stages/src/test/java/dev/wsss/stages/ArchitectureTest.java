package dev.wsss.stages;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.wsss.pipeline.parameters.Method;
import java.io.Console;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules that no compiler checks: the order of this module's packages, and rules for all code of the project. */
class ArchitectureTest {
    private static final String ROOT = "dev.wsss.stages.";

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.wsss");
    private static final JavaClasses MAIN = ALL.that(resideInAPackage(ROOT + "."));

    /**
     * Packages from the lowest layer up: a package uses those of the lines above its own, not its neighbours, nothing
     * below.
     */
    private static final List<List<String>> ORDER = List.of(
            List.of("array", "random", "image"),
            List.of("walk", "crf", "decoupling", "eval", "voc", "synth", "shard", "weights", "data"),
            List.of("script"),
            List.of("net"),
            List.of("train"),
            List.of("format"),
            List.of("method"),
            List.of("report"),
            List.of("stage"),
            List.of("run"),
            List.of("bench"),
            List.of("cli"));

    private static final String[] OPEN_FILES = {"voc", "synth", "weights", "stage", "run", "cli"};

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
    void seamBuildsOnAffinityNetAndNotTheOtherWayRound() {
        noClasses()
                .that(resideInAPackage(ROOT + "method.affinitynet.."))
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "method.seam.."))
                .check(MAIN);
    }

    @Test
    void stagesAskForPartsAndKnowNoMethod() {
        noClasses()
                .that(DescribedPredicate.not(resideInAPackage(ROOT + "method..")))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        ROOT + "method.irn..", ROOT + "method.affinitynet..", ROOT + "method.seam.."))
                .check(MAIN);
    }

    @Test
    void onlyTheManifestAndOneMappingNameMethods() {
        noClasses()
                .that(DescribedPredicate.not(
                                resideInAnyPackage("dev.wsss.pipeline.manifest..", "dev.wsss.pipeline.parameters.."))
                        .and(DescribedPredicate.not(DescribedPredicate.describe(
                                "the mapping", type -> type.getName().startsWith(ROOT + "method.Methods")))))
                .should()
                .accessField(Method.class, "IRN")
                .orShould()
                .accessField(Method.class, "AFFINITYNET")
                .orShould()
                .accessField(Method.class, "SEAM")
                .check(ALL);
    }

    @Test
    void mathematicsAndNetworksNeverSeeFilesOrStores() {
        noClasses()
                .that(DescribedPredicate.not(resideInAnyPackage(below(OPEN_FILES))))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.nio.file..", "dev.wsss.pipeline.store.."))
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.File")
                .check(MAIN);
    }

    @Test
    void onlyStagesAndWhatRunsThemKnowManifestsGraphsAndStores() {
        noClasses()
                .that(DescribedPredicate.not(resideInAnyPackage(below("stage", "run", "bench", "cli"))))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "dev.wsss.pipeline.manifest..", "dev.wsss.pipeline.graph..", "dev.wsss.pipeline.store.."))
                .check(MAIN);
    }

    @Test
    void onlyTheScriptedNetworksSeeTheEngine() {
        noClasses()
                .that(DescribedPredicate.not(resideInAnyPackage(below("script", "train"))))
                .should()
                .dependOnClassesThat(resideInAPackage("ai.djl.."))
                .check(MAIN);
    }

    @Test
    void onlyTheCommandLineKnowsTheProcess() {
        noClasses()
                .that(DescribedPredicate.not(resideInAPackage(ROOT + "cli..")))
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "console")
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Console.class)
                .orShould()
                .dependOnClassesThat(resideInAPackage("picocli.."))
                .check(ALL);
    }

    @Test
    void timeComesFromTheCommandLine() {
        noClasses()
                .that(DescribedPredicate.not(resideInAPackage(ROOT + "cli..")))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(ALL);
        noClasses()
                .that(DescribedPredicate.not(resideInAPackage(ROOT + "data..")))
                .should()
                .callMethod(System.class, "nanoTime")
                .because("only the loader measures how long it kept others waiting")
                .check(ALL);
    }

    /** Checks that no other compressor is used: libraries of zlib differ, and bytes must not depend on the JDK. */
    @Test
    void picturesAreCompressedByOurOwnCode() {
        noClasses()
                .that(resideInAnyPackage(below("image", "format", "shard", "stage")))
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.util\\.zip\\.(Deflater|GZIPOutput|ZipOutput).*")
                .check(ALL);
    }

    @Test
    void onlyTheS3StoreOpensSocketsToOne() {
        noClasses()
                .that(DescribedPredicate.not(resideInAPackage("dev.wsss.pipeline.store.s3..")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.minio..", "okhttp3..", "java.net.http.."))
                .check(ALL);
    }

    @Test
    void everyDrawComesFromTheSeed() {
        noClasses()
                .should()
                .callMethod(Math.class, "random")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .check(ALL);
        noClasses()
                .that(DescribedPredicate.not(resideInAPackage("dev.wsss.pipeline.store..")))
                .should()
                .dependOnClassesThat()
                .areAssignableTo(UUID.class)
                .because("only the names of files that are not objects yet may differ from run to run")
                .check(ALL);
    }

    @Test
    void namesSayWhatATypeIsNotThatItHelps() {
        noClasses()
                .should()
                .haveNameMatching(".*(Utils?|Helpers?|Manager|Impl|Common|Misc)$")
                .orShould()
                .haveNameMatching(".*\\.Abstract[^.]*$")
                .check(ALL);
    }

    @Test
    void nothingStaticChanges() {
        fields().that().areStatic().should().beFinal().check(ALL);
        fields().that()
                .areStatic()
                .should()
                .notHaveRawType(DescribedPredicate.describe(
                        "a mutable collection",
                        type -> (type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class))
                                && !type.isInterface()))
                .check(ALL);
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
                .check(ALL);
    }

    private static String[] below(String... names) {
        return below(List.of(names));
    }

    private static String[] below(List<String> names) {
        return names.stream().map(name -> ROOT + name + "..").toArray(String[]::new);
    }

    private static String part(JavaClass type) {
        String rest = (type.getPackageName() + ".").substring(ROOT.length());
        return rest.isEmpty() ? "" : rest.substring(0, rest.indexOf('.'));
    }
}
