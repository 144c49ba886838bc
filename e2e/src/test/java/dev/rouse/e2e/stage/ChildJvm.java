package dev.rouse.e2e.stage;

import dev.rouse.e2e.boundary.Boundary.Phase;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// How processes under test are started: as cheaply as a JVM can be, since a test starts many.
///
/// They share an ahead-of-time cache that a first process has written. It is written anew for each
/// test run, because a JVM does not notice that the classes it was made of have changed.
final class ChildJvm {
  private static final Path FOLDER = Path.of("target", "e2e").toAbsolutePath();

  private final List<String> flags;

  private static final class Holder {
    static final ChildJvm TRAINED = train();
  }

  private ChildJvm(String cacheFlag, Path cache, String classPath) {
    this.flags =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx96m",
            cacheFlag + cache,
            // It would send a call again by itself, behind the back of whoever decides about that.
            "-Dsun.net.http.retryPost=false",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "-cp",
            classPath);
  }

  static ChildJvm trained() {
    return Holder.TRAINED;
  }

  List<String> command(Class<?> main) {
    var command = new ArrayList<>(flags);
    command.add(main.getName());
    return command;
  }

  private static ChildJvm train() {
    try {
      Files.createDirectories(FOLDER);
      Path cache = FOLDER.resolve("child.aot");
      Files.deleteIfExists(cache);
      String classPath = jarred(System.getProperty("java.class.path"));
      rehearse(new ChildJvm("-XX:AOTCacheOutput=", cache, classPath));
      return new ChildJvm("-XX:AOTCache=", cache, classPath);
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /// One run from its claim to its end, and a drain: what every process will do.
  private static void rehearse(ChildJvm recording) throws IOException, InterruptedException {
    try (var stage = Stage.open(Postgres.shared(), recording)) {
      var human = new Human(stage);
      var child = stage.spawn("trainee");
      child.begin();
      child.open();
      var run = stage.takeIn(stage.event());
      while (stage.look(run).outcome().isEmpty()) {
        if (stage.next() instanceof News.Reached(_, var boundary)
            && boundary.is(Phase.AFTER, "append")) {
          human.lookAt(run);
        }
      }
      child.signal("TERM");
      while (!(stage.next() instanceof News.Gone)) {
        // It still says what it passes on its way out.
      }
    }
  }

  /// The class path with one jar in place of all folders: the cache takes nothing from folders.
  private static String jarred(String classPath) throws IOException {
    Path jar = FOLDER.resolve("child.jar");
    var entries = Stream.of(classPath.split(File.pathSeparator)).map(Path::of).toList();
    try (var out = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (Path folder : entries) {
        if (Files.isDirectory(folder)) {
          add(folder, out);
        }
      }
    }
    return Stream.concat(Stream.of(jar), entries.stream().filter(Files::isRegularFile))
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static void add(Path folder, ZipOutputStream out) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
  }
}
