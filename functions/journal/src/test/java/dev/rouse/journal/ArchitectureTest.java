package dev.rouse.journal;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import dev.rouse.conventions.Module;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class ArchitectureTest {
  private static final Module MODULE = Module.of("dev.rouse.journal");

  @TestFactory
  Stream<DynamicTest> houseRules() {
    return MODULE.houseRules();
  }

  @Test
  void journal_knowsOnlyCore() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.rouse..")
                .and(not(resideInAnyPackage("dev.rouse.core..", "dev.rouse.journal.."))))
        .allowEmptyShould(true)
        .check(MODULE.main());
  }
}
