package dev.rouse.kafka;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import dev.rouse.conventions.Module;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class ArchitectureTest {
  private static final Module MODULE = Module.of("dev.rouse.kafka");

  @TestFactory
  Stream<DynamicTest> houseRules() {
    return MODULE.houseRules();
  }

  @Test
  void whoStartsTheProcess_needsNoKafka() {
    noClasses()
        .that()
        .resideInAPackage("dev.rouse.kafka.process..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.kafka..", "kafka..", "dev.rouse.kafka.broker..")
        .check(MODULE.main());
  }
}
