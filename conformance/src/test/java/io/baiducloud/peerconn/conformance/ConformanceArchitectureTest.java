package io.baiducloud.peerconn.conformance;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.baiducloud.peerconn.conformance")
class ConformanceArchitectureTest {
    @ArchTest
    static final ArchRule KNOWS_THE_SIMULATOR_AND_THE_CLIENT_ONLY = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("io.baiducloud.peerconn..")
                    .and(resideOutsideOfPackages(
                            "io.baiducloud.peerconn.client",
                            "io.baiducloud.peerconn.simulator..",
                            "io.baiducloud.peerconn.conformance..")))
            .because("whom the provider's own SDK is compared with has nothing to do with Kubernetes");
}
