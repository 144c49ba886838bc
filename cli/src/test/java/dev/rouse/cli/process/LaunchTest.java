package dev.rouse.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LaunchTest {
  private static final FileTime THEN = FileTime.from(Instant.ofEpochSecond(1));

  @TempDir private Path folder;
  private Launch launch;

  @BeforeEach
  void aProgram() throws IOException {
    launch = new Launch(folder.resolve("jre"), folder.resolve("p.jvm"), folder.resolve("p.jar"));
    Files.createDirectories(launch.runtime().resolve("lib/server"));
    write("jre/release", "JAVA_VERSION=25");
    write("jre/lib/server/libjvm.so", "machine");
    write("p.jvm", "-Xmx64m");
    write("p.jar", "classes");
  }

  @Test
  void withoutCache_startsWithout() throws IOException {
    assertThat(launch.trained()).isFalse();
    assertThat(launch.command())
        .containsExactly(
            folder + "/jre/bin/java", "@" + folder + "/p.jvm", "-jar", folder + "/p.jar");
  }

  @Test
  void cacheOfThisJar_isUsed() throws IOException {
    train();

    assertThat(launch.command()).contains("-XX:AOTCache=" + folder + "/p.aot");
  }

  @Test
  void cacheOfAnotherJar_countsAsNone() throws IOException {
    train();

    write("p.jar", "CLASSES");

    assertThat(launch.trained()).isFalse();
    assertThat(launch.command()).noneMatch(word -> word.contains("AOTCache"));
  }

  @Test
  void cacheOfOtherFlags_orOfAnotherRuntime_countsAsNone() throws IOException {
    train();
    write("p.jvm", "-Xmx65m");
    assertThat(launch.trained()).isFalse();

    train();
    write("jre/release", "JAVA_VERSION=26");
    assertThat(launch.trained()).isFalse();

    train();
    write("jre/lib/server/libjvm.so", "another machine");
    assertThat(launch.trained()).isFalse();
  }

  private void train() throws IOException {
    write("p.aot", "cache");
    launch.mark();
    assertThat(launch.trained()).isTrue();
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
    Files.setLastModifiedTime(folder.resolve(file), THEN);
  }
}
