package io.baiducloud.peerconn.crd;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.baiducloud.peerconn.crd", importOptions = ImportOption.DoNotIncludeTests.class)
class CrdArchitectureTest {
    @ArchTest
    static final ArchRule THE_TYPES_KNOW_KUBERNETES_AND_JSON_ONLY = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.baiducloud.peerconn.crd..",
                    "java.lang..",
                    "java.time..",
                    "java.util..",
                    "com.fasterxml.jackson.annotation..",
                    "io.fabric8.generator.annotation..",
                    "io.fabric8.kubernetes.api.model..",
                    "io.fabric8.kubernetes.client",
                    "io.fabric8.kubernetes.model.annotation..",
                    "org.jspecify.annotations..")
            .because("whoever reads objects should need neither the cloud client nor the operator");
}
