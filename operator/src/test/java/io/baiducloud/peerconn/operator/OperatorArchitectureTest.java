package io.baiducloud.peerconn.operator;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.baiducloud.peerconn.client.PeerConnClient;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;

/** Who may know what, as docs/architecture.md tells it. */
@AnalyzeClasses(packages = "io.baiducloud.peerconn.operator", importOptions = ImportOption.DoNotIncludeTests.class)
class OperatorArchitectureTest {
    private static final Set<String> READS = Set.of("list", "listAll", "detail", "close", "builder");
    private static final Set<String> KUBERNETES_WRITES = Set.of(
            "create",
            "createOr",
            "createOrReplace",
            "replace",
            "update",
            "updateStatus",
            "edit",
            "editStatus",
            "patch",
            "patchStatus",
            "serverSideApply",
            "delete");

    @ArchTest
    static final ArchRule KNOWS_THE_CLIENT_AND_THE_DEFINITION_ONLY = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("io.baiducloud.peerconn..")
                    .and(resideOutsideOfPackages(
                            "io.baiducloud.peerconn.client",
                            "io.baiducloud.peerconn.crd",
                            "io.baiducloud.peerconn.operator..")))
            .because("what tests stand on is not shipped, and the client's inside is its own");

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
            .callMethodWhere(target(describe(
                    "a mutation of the client",
                    method -> method.getOwner().isAssignableTo(PeerConnClient.class)
                            && !READS.contains(method.getName()))));

    @ArchTest
    static final ArchRule KUBERNETES_IS_WRITTEN_TO_IN_ONE_PACKAGE = noClasses()
            .that()
            .resideOutsideOfPackage("..operator.kube..")
            .should()
            .callMethodWhere(target(describe(
                    "a write of the Kubernetes client",
                    method -> method.getOwner().getPackageName().startsWith("io.fabric8.kubernetes.client")
                            && KUBERNETES_WRITES.contains(method.getName()))))
            .because("each write has to hold for the version that was read, or to be no object of ours");

    @ArchTest
    static final ArchRule LOG_KEYS_KNOW_NOTHING = classes()
            .that()
            .resideInAPackage("..operator.logging..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java.lang..", "org.jspecify..", "io.baiducloud.peerconn.operator.logging..")
            .because("every package may use them");

    @ArchTest
    static final ArchRule THE_REHEARSAL_KNOWS_NOTHING_OF_THE_OPERATOR = noClasses()
            .that()
            .resideInAPackage("..operator.rehearsal..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.baiducloud.peerconn.operator..")
                    .and(resideOutsideOfPackages("io.baiducloud.peerconn.operator.rehearsal..")))
            .because("the operator starts against it as it starts against everything else");

    @ArchTest
    static final ArchRule PROGRAMS_OF_THEIR_OWN_ARE_KNOWN_TO_MAIN_ONLY = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.baiducloud.peerconn.operator",
                    "..operator.check..",
                    "..operator.export..",
                    "..operator.rehearsal..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..operator.check..", "..operator.export..", "..operator.rehearsal..");

    @ArchTest
    static final ArchRule CHECK_AND_EXPORT_START_NOTHING = noClasses()
            .that()
            .resideInAnyPackage("..operator.check..", "..operator.export..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..operator.reconcile..", "..operator.execute..", "..operator.schedule..")
            .because("they end after a few reads");

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

    @ArchTest
    static final ArchRule NOTHING_STATIC_CHANGES =
            fields().that().areStatic().should().beFinal().because("two operators may run in one process");

    @ArchTest
    static final ArchRule CLASSES_ARE_NAMED_AFTER_WHAT_THEY_ARE =
            noClasses().should().haveNameMatching(".*(Utils?|Helper|Manager|Impl)");
}
