package dev.rouse.core;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import dev.rouse.conventions.Module;
import dev.rouse.conventions.Purity;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class ArchitectureTest {
  private static final Module MODULE = Module.of("dev.rouse.core");

  @TestFactory
  Stream<DynamicTest> houseRules() {
    return MODULE.houseRules();
  }

  @Test
  void core_pure() {
    Purity.RULE.check(MODULE.main());
  }

  @Test
  void core_alone() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.rouse..").and(resideOutsideOfPackage("dev.rouse.core..")))
        .check(MODULE.main());
  }
}
