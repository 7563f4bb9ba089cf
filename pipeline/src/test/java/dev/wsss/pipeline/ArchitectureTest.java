package dev.wsss.pipeline;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order of the packages; rules for all code of the project are tested in the module that sees it all. */
class ArchitectureTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.wsss.pipeline");

    @ParameterizedTest(name = "{0} does not see {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "outcome    | ids, tree, parameters, manifest, store, artifact, graph, access, source",
                "ids        | outcome, tree, parameters, manifest, store, artifact, graph, access, source",
                "tree       | ids, parameters, manifest, store, artifact, graph, access, source",
                "parameters | ids, manifest, store, artifact, graph, access, source",
                "manifest   | store, artifact, graph, access, source",
                "store      | ids, tree, manifest, artifact, graph, access, source",
                "artifact   | manifest, graph, access, source",
                "graph      | access, source",
                "access     | source"
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

    /** Checks its bounds where the document is read. */
    @Test
    void aRecordOfParametersComesOutOfADocument() {
        constructors()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage("dev.wsss.pipeline.parameters..")
                .and()
                .areDeclaredInClassesThat()
                .areRecords()
                .should()
                .onlyBeCalled()
                .byClassesThat(resideInAPackage("dev.wsss.pipeline.parameters.."))
                .check(MAIN);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.wsss.pipeline.(**)").should().beFreeOfCycles().check(MAIN);
    }
}
