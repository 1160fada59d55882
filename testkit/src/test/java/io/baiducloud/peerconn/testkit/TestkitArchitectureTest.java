package io.baiducloud.peerconn.testkit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.baiducloud.peerconn.testkit", importOptions = ImportOption.DoNotIncludeTests.class)
class TestkitArchitectureTest {
    @ArchTest
    static final ArchRule KNOWS_THE_DEFINITION_ONLY = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("io.baiducloud.peerconn..")
                    .and(resideOutsideOfPackages("io.baiducloud.peerconn.crd..", "io.baiducloud.peerconn.testkit..")))
            .because("client, simulator and operator are tested with it");
}
