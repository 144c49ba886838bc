package dev.rouse.image.root;

import dev.rouse.cli.process.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A folder that becomes an image's root.
///
/// @param folder absolute
/// @param title what the program is called
public record Root(Path folder, String title) {
  /// The time of every file.
  public static final Instant TIME = Instant.ofEpochSecond(1);

  /// Who runs the program.
  public static final int USER = 65_532;

  private static final Map<String, String> SETTINGS =
      Map.of(
          "etc/passwd", "rouse:x:65532:65532:rouse:/:/none\n",
          "etc/group", "rouse:x:65532:\n",
          "etc/nsswitch.conf", "hosts: files dns\n");

  /// Makes it, of a program's jar and flags, on a new runtime of these modules.
  public static Root make(Path folder, String title, List<String> modules, Path jar, Path flags)
      throws IOException, InterruptedException {
    var root = new Root(folder.toAbsolutePath().normalize(), title);
    Files.createDirectories(root.folder);
    JavaRuntime.link(modules, root.runtime());
    NativeLibraries.copy(NativeLibraries.of(root.runtime()), root.folder);
    Files.createDirectories(root.folder.resolve("tmp"));
    Files.createDirectories(root.folder.resolve("etc"));
    for (var setting : SETTINGS.entrySet()) {
      Files.writeString(root.folder.resolve(setting.getKey()), setting.getValue());
    }
    Files.createDirectories(root.program());
    var _ = Files.copy(jar, root.launch().jar());
    var _ = Files.copy(flags, root.launch().flags());
    root.settle();
    return root;
  }

  public Path runtime() {
    return folder.resolve("jre");
  }

  /// Where the program is.
  public Path program() {
    return folder.resolve("app");
  }

  /// How the program is started from outside.
  public Launch launch() {
    return new Launch(
        runtime(), program().resolve(title + ".jvm"), program().resolve(title + ".jar"));
  }

  /// The words that start it inside.
  public List<String> entrypoint() throws IOException {
    return launch().command().stream().map(word -> word.replace(folder.toString(), "")).toList();
  }

  /// The native libraries that are not of the runtime.
  public List<Path> nativeLibraries() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> Files.isRegularFile(file) && file.toString().contains(".so"))
          .filter(file -> !file.startsWith(runtime()))
          .sorted()
          .toList();
    }
  }

  /// Gives every file its time.
  private void settle() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, FileTime.from(TIME));
      }
    }
  }
}
