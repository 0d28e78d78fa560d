package io.tickring.daemon;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;

/** The design's rules on who may know whom. */
@AnalyzeClasses(packages = "io.tickring", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleDirectionsTest {
    private static final String ENGINE = "io.tickring.engine..";
    private static final String FEED = "io.tickring.feed..";
    private static final String PERSISTENCE = "io.tickring.persistence..";
    private static final String WEB = "io.tickring.web..";
    private static final String SIMULATOR = "io.tickring.simulator..";
    private static final String DAEMON = "io.tickring.daemon..";
    private static final DescribedPredicate<JavaClass> ADAPTER_LIBRARY =
            resideInAnyPackage("io.netty..", "net.openhft..", "io.lettuce..");

    @ArchTest
    static final ArchRule ENGINE_KNOWS_NO_OTHER_MODULE = noClasses().that().resideInAPackage(ENGINE)
            .should().dependOnClassesThat().resideInAnyPackage(FEED, PERSISTENCE, WEB, SIMULATOR, DAEMON);

    @ArchTest
    static final ArchRule FEED_KNOWS_ONLY_THE_ENGINE = noClasses().that().resideInAPackage(FEED)
            .should().dependOnClassesThat().resideInAnyPackage(PERSISTENCE, WEB, SIMULATOR, DAEMON);

    @ArchTest
    static final ArchRule PERSISTENCE_KNOWS_ONLY_THE_ENGINE = noClasses().that().resideInAPackage(PERSISTENCE)
            .should().dependOnClassesThat().resideInAnyPackage(FEED, WEB, SIMULATOR, DAEMON, "io.netty..");

    @ArchTest
    static final ArchRule WEB_KNOWS_ONLY_THE_ENGINE = noClasses().that().resideInAPackage(WEB)
            .should().dependOnClassesThat().resideInAnyPackage(FEED, PERSISTENCE, SIMULATOR, DAEMON, "net.openhft..");

    @ArchTest
    static final ArchRule SIMULATOR_KNOWS_NOBODY = noClasses().that().resideInAPackage(SIMULATOR)
            .should().dependOnClassesThat().resideInAnyPackage(ENGINE, FEED, PERSISTENCE, WEB, DAEMON);

    @ArchTest
    static final ArchRule NOBODY_KNOWS_THE_DAEMON = classes().that().resideInAPackage(DAEMON)
            .should().onlyBeAccessed().byClassesThat().resideInAnyPackage(DAEMON, "io.tickring.benchmarks..");

    @ArchTest
    static final ArchRule ADAPTERS_KEEP_THEIR_LIBRARIES_TO_THEMSELVES = methods()
            .that().arePublic().and().areDeclaredInClassesThat().arePublic()
            .and().areDeclaredInClassesThat().resideInAnyPackage("io.tickring.feed", "io.tickring.persistence..")
            .should(notShow(ADAPTER_LIBRARY));

    private static ArchCondition<JavaMethod> notShow(DescribedPredicate<JavaClass> hidden) {
        return new ArchCondition<>("not show " + hidden.getDescription()) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                Stream.concat(Stream.of(method.getRawReturnType()), method.getRawParameterTypes().stream())
                        .filter(hidden).forEach(type -> events.add(SimpleConditionEvent.violated(method,
                                method.getFullName() + " shows " + type.getName())));
            }
        };
    }
}
