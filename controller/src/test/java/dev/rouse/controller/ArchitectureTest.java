package dev.rouse.controller;

import dev.rouse.conventions.Module;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class ArchitectureTest {
  private static final Module MODULE = Module.of("dev.rouse.controller");

  @TestFactory
  Stream<DynamicTest> houseRules() {
    return MODULE.houseRules();
  }
}
