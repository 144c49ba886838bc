package dev.rouse.image;

import dev.rouse.image.training.AgentRehearsal;
import dev.rouse.image.training.GatewayRehearsal;
import dev.rouse.image.training.Rehearsal;
import dev.rouse.image.training.ScalerRehearsal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A program that has an image.
///
/// Its module holds `target/NAME.jar` and `src/main/launch/NAME.jvm`, the flags of its JVM.
enum Program {
  AGENT("functions/agent", ""),
  GATEWAY("functions/gateway", "java.net.http"),
  SCALER("scaler", "jdk.httpserver"),
  CONTROLLER("controller", "java.net.http");

  /// What PostgreSQL's driver, Netty and the log need.
  private static final List<String> MODULES_OF_ALL =
      List.of(
          "java.base",
          "java.logging",
          "java.management",
          "java.naming",
          "java.security.sasl",
          "java.sql",
          "jdk.unsupported");

  private final String module;
  private final String more;

  /// @param more a module of the JDK that the others do not need, or nothing
  Program(String module, String more) {
    this.module = module;
    this.more = more;
  }

  static Optional<Program> of(String name) {
    return Arrays.stream(values()).filter(program -> program.word().equals(name)).findFirst();
  }

  /// What it is called on the command line.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What its image, its jar and its flags are called.
  String title() {
    return "rouse-" + word();
  }

  Path folder() {
    return Path.of(module);
  }

  Path jar() {
    return folder().resolve("target").resolve(title() + ".jar");
  }

  Path flags() {
    return folder().resolve("src/main/launch").resolve(title() + ".jvm");
  }

  /// What Maven resolved for its jar.
  Path classPath() {
    return folder().resolve("target/runtime-classpath");
  }

  /// The modules of the JDK that it runs on.
  List<String> modules() {
    return Stream.concat(MODULES_OF_ALL.stream(), Stream.of(more))
        .filter(name -> !name.isEmpty())
        .toList();
  }

  /// How it is trained; without that it has no cache.
  Optional<Rehearsal> rehearsal() {
    return switch (this) {
      case AGENT -> Optional.of(new AgentRehearsal());
      case GATEWAY -> Optional.of(new GatewayRehearsal());
      case SCALER -> Optional.of(new ScalerRehearsal());
      case CONTROLLER -> Optional.empty();
    };
  }
}
