package dev.rouse.e2e.stage;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  private static final Path CACHE = FOLDER.resolve("child.aot");

  private final String cacheFlag;
  private final String classPath;

  private ChildJvm(String cacheFlag, String classPath) {
    this.cacheFlag = cacheFlag;
    this.classPath = classPath;
  }

  /// One that writes the cache when it ends.
  static ChildJvm writingTheCache() throws IOException {
    Files.createDirectories(FOLDER);
    Files.deleteIfExists(CACHE);
    return new ChildJvm("-XX:AOTCacheOutput=", jarred(System.getProperty("java.class.path")));
  }

  /// The same with the cache.
  ChildJvm withTheCache() {
    return new ChildJvm("-XX:AOTCache=", classPath);
  }

  List<String> command(Class<?> main) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xmx96m",
        cacheFlag + CACHE,
        // It would send a call again by itself, behind the back of whoever decides about that.
        "-Dsun.net.http.retryPost=false",
        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
        "-cp",
        classPath,
        main.getName());
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
