package io.baiducloud.peerconn.client;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;

/** What may know what within the client. */
@AnalyzeClasses(packages = "io.baiducloud.peerconn", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String CLIENT = "io.baiducloud.peerconn.client";
    private static final String INTERNAL = "io.baiducloud.peerconn.client.internal";

    @ArchTest
    static final ArchRule INTERNALS_ARE_THE_CLIENTS_OWN = noClasses()
            .that()
            .resideOutsideOfPackages(CLIENT, INTERNAL)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(INTERNAL);

    @ArchTest
    static final ArchRule INTERNALS_SHOW_IN_NO_SIGNATURE = methods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage(CLIENT)
            .and()
            .arePublic()
            .should(notMention(resideInAPackage(INTERNAL)));

    @ArchTest
    static final ArchRule JACKSON_IS_KNOWN_INSIDE_ONLY = noClasses()
            .that()
            .resideInAPackage(CLIENT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml..");

    @ArchTest
    static final ArchRule OKHTTP_IS_KNOWN_TO_THE_BUILDER_AND_INSIDE_ONLY = noClasses()
            .that()
            .resideInAPackage(CLIENT)
            .and()
            .doNotHaveSimpleName("ClientBuilder")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("okhttp3..");

    @ArchTest
    static final ArchRule CLIENT_STANDS_ALONE = classes()
            .that()
            .resideInAnyPackage(CLIENT, INTERNAL)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    CLIENT,
                    INTERNAL,
                    "java..",
                    "javax.crypto..",
                    "javax.net..",
                    "okhttp3..",
                    "kotlin..",
                    "com.fasterxml.jackson..",
                    "org.slf4j..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule NOTHING_STATIC_CHANGES = fields().that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(CLIENT, INTERNAL)
            .and()
            .areStatic()
            .should()
            .beFinal();

    private static ArchCondition<JavaMethod> notMention(DescribedPredicate<? super JavaClass> types) {
        return new ArchCondition<>("not mention them") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                Stream.concat(Stream.of(method.getRawReturnType()), method.getRawParameterTypes().stream())
                        .filter(types)
                        .filter(type -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
                        .forEach(type -> events.add(SimpleConditionEvent.violated(
                                method, method.getFullName() + " mentions " + type.getName())));
            }
        };
    }
}
