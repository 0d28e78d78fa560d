package io.tickring.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.tickring.engine", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule ENGINE_KNOWS_NO_IO_LIBRARY = noClasses().should().dependOnClassesThat().resideInAnyPackage(
            "io.netty..", "net.openhft..", "io.lettuce..", "com.fasterxml..", "java.net..", "java.nio.file..");

    @ArchTest
    static final ArchRule ENGINE_ASKS_NO_SYSTEM_FOR_THE_TIME = noClasses()
            .that().haveSimpleNameNotContaining("TickRing")
            .should().callMethod(System.class, "currentTimeMillis")
            .orShould().callMethod(System.class, "nanoTime");
}
