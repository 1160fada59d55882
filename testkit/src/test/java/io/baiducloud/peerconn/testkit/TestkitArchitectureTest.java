package io.baiducloud.peerconn.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.baiducloud.peerconn.testkit", importOptions = ImportOption.DoNotIncludeTests.class)
class TestkitArchitectureTest {
    @ArchTest
    static final ArchRule KNOWS_NEITHER_THE_CLIENT_NOR_THE_OPERATOR = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.baiducloud.peerconn.client..", "io.baiducloud.peerconn.operator..")
            .because("both are tested with it");
}
