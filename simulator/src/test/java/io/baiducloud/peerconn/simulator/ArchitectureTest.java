package io.baiducloud.peerconn.simulator;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.baiducloud.peerconn", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "io.baiducloud.peerconn.simulator";

    /** Two independent readings of the reference are what makes their tests mean something. */
    @ArchTest
    static final ArchRule SIMULATOR_KNOWS_NO_OTHER_MODULE = noClasses()
            .that()
            .resideInAPackage(ROOT + "..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.baiducloud.peerconn..").and(resideOutsideOfPackage(ROOT + "..")));

    @ArchTest
    static final ArchRule CLOUD_KNOWS_NO_WIRE = noClasses()
            .that()
            .resideInAPackage(ROOT + ".cloud..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + ".http..", ROOT + ".api..", ROOT + ".control..", ROOT + ".faults..");

    @ArchTest
    static final ArchRule MODEL_KNOWS_NOTHING = noClasses()
            .that()
            .resideInAPackage(ROOT + ".model..")
            .should()
            .dependOnClassesThat(resideInAPackage(ROOT + "..").and(resideOutsideOfPackage(ROOT + ".model..")));

    @ArchTest
    static final ArchRule ONLY_THE_EXTENSION_KNOWS_JUNIT = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".junit..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.junit..");

    @ArchTest
    static final ArchRule NO_CIRCLES =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();
}
