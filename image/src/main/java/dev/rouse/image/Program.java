package dev.rouse.image;

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
  AGENT("functions/agent", true, ""),
  GATEWAY("functions/gateway", false, "java.net.http"),
  SCALER("scaler", false, "jdk.httpserver"),
  CONTROLLER("controller", false, "java.net.http");

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
  private final boolean trained;
  private final String more;

  /// @param more a module of the JDK that the others do not need, or nothing
  Program(String module, boolean trained, String more) {
    this.module = module;
    this.trained = trained;
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

  /// Whether there is a training for it.
  boolean trained() {
    return trained;
  }
}
