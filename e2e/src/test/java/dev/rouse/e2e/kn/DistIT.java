package dev.rouse.e2e.kn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The tarball as somebody has it who has nothing else: unpacked somewhere, without a JDK.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DistIT {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final int PATIENCE = 300;

  private final Path folder;
  private String packed = "";

  DistIT(@TempDir Path folder) {
    this.folder = folder;
  }

  /// How a command ended, and all that it said.
  private record Said(int code, String text) {}

  @BeforeAll
  void packAndUnpack() throws Exception {
    var packing = builder(List.of(ROOT.resolve("rouse").toString(), "dist"));
    packing.environment().put("ROUSE_BUILT", "true");
    packing.environment().put("JAVA_HOME", System.getProperty("java.home"));
    var said = ended(packing, "packing");
    assertThat(said.code()).as(said.text()).isZero();
    packed = said.text();
    for (String program : List.of("java", "javac", "mvn")) {
      var none = Files.writeString(folder.resolve(program), "#!/bin/sh\nexit 97\n");
      Files.setPosixFilePermissions(none, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    var tarball = packed.replaceFirst("(?s).*wrote (\\S+\\.tar\\.gz).*", "$1");
    var place = Files.createDirectory(folder.resolve("some where"));
    var unpacked =
        ended(
            builder(
                List.of("tar", "-xzf", ROOT.resolve(tarball).toString(), "-C", place.toString())),
            "unpacking");
    assertThat(unpacked.code()).as(unpacked.text()).isZero();
  }

  private ProcessBuilder builder(List<String> command) {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeAll(List.of("JAVA_HOME", "KUBECONFIG"));
    builder.environment().put("PATH", folder + ":/usr/bin:/bin");
    builder.environment().put("HOME", folder.toString());
    return builder;
  }

  private Said ended(ProcessBuilder builder, String name) throws IOException, InterruptedException {
    var out = folder.resolve(name + ".out");
    var process = builder.redirectOutput(out.toFile()).start();
    if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(name + " does not end: " + Files.readString(out));
    }
    return new Said(process.exitValue(), Files.readString(out));
  }

  private ProcessBuilder kn(String... words) {
    var command =
        new ArrayList<>(List.of(folder.resolve("some where/kn-agent/kn-agent").toString()));
    command.addAll(List.of(words));
    return builder(command);
  }

  @Test
  void dist_saysForWhichPlatformsItWroteNothing() {
    assertThat(packed).contains("not for windows-amd64").doesNotContain("aot]");
  }

  @Test
  void version_isSaid_andNothingElse() throws Exception {
    var said = ended(kn("--version"), "version");

    assertThat(said.code()).as(said.text()).isZero();
    assertThat(said.text()).matches("kn-agent \\d+\\.\\d+\\.\\d+\\S*\n");
  }

  @Test
  void up_andInvoke_withTheAgentsOwnCache() throws Exception {
    try (var up = new Up("hello")) {
      var said =
          ended(kn("--gateway", up.gateway(), "invoke", "hello", "{\"name\": \"Ada\"}"), "invoke");

      assertThat(said.code()).as(said.text()).isZero();
      assertThat(said.text()).startsWith("Hello Ada");
      assertThat(up.said()).doesNotContain("agents start slowly", "aot]");
    }
  }

  @Test
  void up_anAgentThatNamesATopic_hasItsKafka() throws Exception {
    try (var up = new Up("orders")) {
      assertThat(up.said()).containsPattern("\"kafka\":\"127.0.0.1:\\d+\"");
    }
  }

  /// One `up` that is ready.
  private final class Up implements AutoCloseable {
    private final Path out;
    private final Process process;

    Up(String sample) throws IOException, InterruptedException {
      this.out = folder.resolve("up-" + sample);
      var agents = ROOT.resolve("samples").resolve(sample).toString();
      var data = folder.resolve("data-" + sample).toString();
      this.process =
          kn("up", "--json", "--agents", agents, "--data", data)
              .redirectOutput(out.toFile())
              .start();
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
      while (!said().contains("\"ready\":true")) {
        if (process.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() > until) {
          throw new AssertionError("the platform does not start: " + said());
        }
      }
    }

    String said() throws IOException {
      return Files.readString(out);
    }

    String gateway() throws IOException {
      return said().replaceFirst("(?s).*\"gateway\":\"([^\"]+)\".*", "$1");
    }

    @Override
    public void close() {
      process.destroy();
      var _ = process.onExit().orTimeout(PATIENCE, TimeUnit.SECONDS).join();
    }
  }
}
