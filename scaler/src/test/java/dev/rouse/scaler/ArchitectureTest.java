package dev.rouse.scaler;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import dev.rouse.conventions.Module;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class ArchitectureTest {
  private static final Module MODULE = Module.of("dev.rouse.scaler");

  @TestFactory
  Stream<DynamicTest> houseRules() {
    return MODULE.houseRules();
  }

  @Test
  void scaler_knowsNoSql() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..")
        .check(MODULE.main());
  }

  @Test
  void answers_knowNoNetwork() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.rouse.scaler.keda..", "dev.rouse.scaler.watch..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.netty..", "io.grpc.netty..", "java.net..")
        .check(MODULE.main());
  }
}
