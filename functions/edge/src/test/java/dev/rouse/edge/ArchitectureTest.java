package dev.rouse.edge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import dev.rouse.conventions.Module;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class ArchitectureTest {
  private static final Module MODULE = Module.of("dev.rouse.edge");

  @TestFactory
  Stream<DynamicTest> houseRules() {
    return MODULE.houseRules();
  }

  @Test
  void edge_knowsNeitherJournalNorAgent() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "dev.rouse.journal..", "dev.rouse.agent..")
        .check(MODULE.main());
  }
}
