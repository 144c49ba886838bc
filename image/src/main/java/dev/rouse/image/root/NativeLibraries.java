package dev.rouse.image.root;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The files of the building machine's C library that a Java runtime needs: a handful, under the
/// paths where the loader looks for them.
final class NativeLibraries {
  private static final Pattern FOUND =
      Pattern.compile("^\\s*(?:\\S+ => )?(/\\S+) \\(0x[0-9a-f]+\\)$", Pattern.MULTILINE);

  private NativeLibraries() {}

  /// What a runtime's programs and libraries are linked against, beyond the runtime itself.
  static List<Path> of(Path runtime) throws IOException, InterruptedException {
    var words = new ArrayList<>(List.of("ldd", runtime.resolve("bin/java").toString()));
    JavaRuntime.libraries(runtime).forEach(library -> words.add(library.toString()));
    var found = new TreeSet<Path>();
    var lines = FOUND.matcher(Tool.run(words));
    while (lines.find()) {
      var file = Path.of(lines.group(1));
      if (!file.normalize().startsWith(runtime.toAbsolutePath())) {
        boolean _ = found.add(file);
      }
    }
    return List.copyOf(found);
  }

  /// Copies them to where they are found in a root.
  static void copy(List<Path> files, Path root) throws IOException {
    for (Path file : files) {
      var target = root.resolve(file.toString().substring(1));
      Files.createDirectories(target.getParent());
      var _ = Files.copy(file.toRealPath(), target);
    }
  }
}
