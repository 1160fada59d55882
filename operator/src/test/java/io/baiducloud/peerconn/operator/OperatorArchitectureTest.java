package io.baiducloud.peerconn.operator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.baiducloud.peerconn.client.PeerConnClient;
import java.time.Clock;
import java.time.Instant;

/** Who may know what, as docs/architecture.md tells it. */
@AnalyzeClasses(packages = "io.baiducloud.peerconn.operator", importOptions = ImportOption.DoNotIncludeTests.class)
class OperatorArchitectureTest {

    @ArchTest
    static final ArchRule PACKAGES_HAVE_AN_ORDER = slices().matching("io.baiducloud.peerconn.operator.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a reader must be able to start somewhere");

    @ArchTest
    static final ArchRule DECISIONS_ARE_PURE = classes()
            .that()
            .resideInAnyPackage("..operator.plan..", "..operator.status..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "io.fabric8.kubernetes.api.model..",
                    "io.fabric8.kubernetes.client",
                    "io.baiducloud.peerconn.client",
                    "io.baiducloud.peerconn.crd..",
                    "io.baiducloud.peerconn.operator.identity..",
                    "io.baiducloud.peerconn.operator.plan..",
                    "io.baiducloud.peerconn.operator.status..")
            .because("what is decided must be testable as a table, without a cloud, a cluster or a clock");

    @ArchTest
    static final ArchRule THE_PLANNER_CALLS_NOBODY = noClasses()
            .that()
            .resideInAnyPackage("..operator.plan..", "..operator.status..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(PeerConnClient.class);

    @ArchTest
    static final ArchRule THE_CLIENTS_INSIDE_IS_ITS_OWN =
            noClasses().should().dependOnClassesThat().resideInAPackage("io.baiducloud.peerconn.client.internal..");

    @ArchTest
    static final ArchRule THE_CLOUD_IS_CALLED_IN_TWO_PLACES = noClasses()
            .that()
            // the export and the check are programs of their own, which end after a few reads
            .resideOutsideOfPackages(
                    "..operator.execute..",
                    "..operator.observe..",
                    "..operator.export..",
                    "..operator.check..",
                    "io.baiducloud.peerconn.operator")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(PeerConnClient.class)
            .because("every call has to pass the gate");

    @ArchTest
    static final ArchRule OBSERVATION_CHANGES_NOTHING = noClasses()
            .that()
            .resideInAnyPackage("..operator.observe..", "..operator.export..", "..operator.check..")
            .should()
            .callMethodWhere(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                    com.tngtech.archunit.base.DescribedPredicate.describe(
                            "a mutation of the client",
                            target -> target.getOwner().isAssignableTo(PeerConnClient.class)
                                    && !java.util.Set.of("list", "listAll", "detail", "close", "builder")
                                            .contains(target.getName()))));

    @ArchTest
    static final ArchRule TIME_IS_GIVEN = noClasses()
            .that()
            .resideOutsideOfPackage("io.baiducloud.peerconn.operator")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("tests move the clock");
}
