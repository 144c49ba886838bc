package dev.rouse.cli.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/// How a program of ours is started: its Java runtime, the flags of its JVM, its jar, and beside
/// the jar an AOT cache of what its start does.
///
/// A JVM trusts a cache although the jar has changed since. So what a cache was trained with is
/// written beside it, and one that was trained with something else counts as none.
public record Launch(Path runtime, Path flags, Path jar) {
  private static final int PIECE = 1 << 16;

  /// A program on the runtime of this JVM.
  ///
  /// @param jar in its module's `target`, or where it was packed with its flags beside it
  public static Launch of(Path jar) {
    var file = jar.toAbsolutePath().normalize();
    var packed = file.resolveSibling(named(file, ".jvm"));
    return new Launch(
        Path.of(System.getProperty("java.home")),
        Files.exists(packed)
            ? packed
            : file.resolveSibling("../src/main/launch").normalize().resolve(named(file, ".jvm")),
        file);
  }

  /// Where the cache is.
  public Path cache() {
    return jar.resolveSibling(named(jar, ".aot"));
  }

  /// Whether there is a cache, of this very jar, these flags and this runtime.
  public boolean trained() throws IOException {
    return Files.exists(cache())
        && Files.exists(trainedWith())
        && Files.readString(trainedWith()).equals(fingerprint());
  }

  /// The cache that is there now was trained with this.
  public void mark() throws IOException {
    Files.writeString(trainedWith(), fingerprint());
  }

  /// The words that start it, with the cache where one fits.
  public List<String> command() throws IOException {
    return trained() ? command("-XX:AOTCache=" + cache()) : command(new String[0]);
  }

  /// The words that start it with more flags than the usual.
  public List<String> command(String... more) {
    var words = new ArrayList<String>();
    words.add(runtime.resolve("bin/java").toString());
    words.add("@" + flags);
    words.addAll(List.of(more));
    words.addAll(List.of("-jar", jar.toString()));
    return words;
  }

  private Path trainedWith() {
    return jar.resolveSibling(named(jar, ".aot.of"));
  }

  private static String named(Path jar, String ending) {
    return String.valueOf(jar.getFileName()).replaceFirst("\\.jar$", ending);
  }

  /// The jar is read whole, by a sum that takes milliseconds; of a runtime it is enough to know
  /// which it is.
  private String fingerprint() throws IOException {
    var sum = new CRC32C();
    for (Path file : List.of(jar, flags, runtime.resolve("release"))) {
      add(file, sum);
    }
    var machine = runtime.resolve("lib/server/libjvm.so");
    sum.update(
        (Files.size(machine) + " " + Files.getLastModifiedTime(machine).toMillis())
            .getBytes(UTF_8));
    return Files.size(jar) + " " + sum.getValue();
  }

  /// Piece by piece: a jar at once would be most of the heap.
  private static void add(Path file, CRC32C sum) throws IOException {
    var piece = new byte[PIECE];
    try (var in = Files.newInputStream(file)) {
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        sum.update(piece, 0, read);
      }
    }
  }
}
