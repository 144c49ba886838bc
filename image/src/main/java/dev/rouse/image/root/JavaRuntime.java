package dev.rouse.image.root;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A Java runtime of a few modules, of the JDK that this JVM runs on.
final class JavaRuntime {
  private JavaRuntime() {}

  /// Links it. Modules are not compressed: they are in the layer, and better. A `jlink` in this JVM
  /// would write classes that depend on what this JVM has done before.
  static void link(List<String> modules, Path into) throws IOException, InterruptedException {
    var jlink = Path.of(System.getProperty("java.home"), "bin", "jlink");
    if (!Files.exists(jlink)) {
      throw new IOException(jlink + " is not there: set JAVA_HOME to a JDK");
    }
    var _ =
        Tool.run(
            List.of(
                jlink.toString(),
                "--add-modules",
                String.join(",", modules),
                "--strip-debug",
                "--no-header-files",
                "--no-man-pages",
                "--compress",
                "zip-0",
                "--output",
                into.toString()));
    strip(into);
  }

  /// Takes the symbols out of the libraries where the machine has a `strip`; libjvm.so is a sixth
  /// smaller without.
  private static void strip(Path runtime) throws IOException, InterruptedException {
    if (!Tool.here("strip")) {
      return;
    }
    var words = new ArrayList<>(List.of("strip", "--strip-unneeded"));
    libraries(runtime).forEach(library -> words.add(library.toString()));
    var _ = Tool.run(words);
  }

  /// Its native libraries.
  static List<Path> libraries(Path runtime) throws IOException {
    try (Stream<Path> files = Files.walk(runtime)) {
      return files.filter(file -> file.toString().endsWith(".so")).sorted().toList();
    }
  }
}
