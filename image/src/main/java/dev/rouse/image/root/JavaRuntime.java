package dev.rouse.image.root;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/// A Java runtime of a few modules, of the JDK that this JVM runs on.
final class JavaRuntime {
  private JavaRuntime() {}

  /// Links it. Modules are not compressed: they are in the layer, and better.
  static void link(List<String> modules, Path into) throws IOException, InterruptedException {
    var said = new StringWriter();
    var out = new PrintWriter(said, true);
    int code =
        ToolProvider.findFirst("jlink")
            .orElseThrow(() -> new IOException("this Java has no jlink: set JAVA_HOME to a JDK"))
            .run(
                out,
                out,
                "--add-modules",
                String.join(",", modules),
                "--strip-debug",
                "--no-header-files",
                "--no-man-pages",
                "--compress",
                "zip-0",
                "--output",
                into.toString());
    if (code != 0) {
      throw new IOException("jlink ended with " + code + ": " + said);
    }
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
