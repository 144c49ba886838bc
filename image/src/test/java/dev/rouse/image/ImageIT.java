package dev.rouse.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rouse.core.json.Json;
import dev.rouse.image.root.Folders;
import dev.rouse.image.training.Stage;
import dev.rouse.image.training.Trainee;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The agent's image: what is in it, that it runs, that it is the same again.
final class ImageIT {
  private static final long MOST_BYTES = 55_000_000;
  private static final Path FOLDER = Path.of("target", "tested").toAbsolutePath();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static Packing.Packed packed;
  private static Unpacked unpacked;

  @TempDir private Path folder;

  @BeforeAll
  static void anImage() throws Exception {
    packed = new Packing(Program.AGENT, Path.of(".."), FOLDER.resolve("first")).pack("test");
    Folders.delete(FOLDER.resolve("unpacked"));
    unpacked = Unpacked.of(packed.tar(), FOLDER.resolve("unpacked"));
  }

  @AfterAll
  static void close() {
    CLIENT.close();
  }

  @Test
  void image_isSmall() throws Exception {
    assertThat(Files.size(packed.tar())).isLessThan(MOST_BYTES);
  }

  @Test
  void image_runsAsNobody_andHasNoShell() throws Exception {
    assertThat(unpacked.told("User")).isEqualTo("\"65532:65532\"");
    assertThat(unpacked.executables())
        .allMatch(
            file -> file.startsWith("jre/") || file.startsWith("lib/") || file.startsWith("lib64/"))
        .filteredOn(file -> !file.contains(".so"))
        .containsExactly(
            "jre/bin/java", "jre/bin/keytool", "jre/lib/jexec", "jre/lib/jspawnhelper");
  }

  @Test
  void image_unpacked_answers_withItsOwnLibrariesAndCache() throws Exception {
    try (var stage = Stage.open(folder)) {
      var environment = new HashMap<>(stage.agentIsTold());
      environment.put("JDK_JAVA_OPTIONS", "-XX:AOTMode=on");
      environment.put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
      var log = folder.resolve("log");
      try (var agent = Trainee.start(unpacked.command(), environment, log, CLIENT)) {
        agent.awaitReady();
        agent.ask("image");
      }
    }
  }

  @Test
  void image_builtAgain_hasTheSameDigest() throws Exception {
    var second = FOLDER.resolve("second");
    Folders.delete(second);
    Files.createDirectories(second.resolve("cache"));
    for (String file : List.of("rouse-agent.aot", "rouse-agent.aot.of")) {
      Files.copy(
          FOLDER.resolve("first/cache").resolve(file), second.resolve("cache").resolve(file));
    }

    var again = new Packing(Program.AGENT, Path.of(".."), second).pack("test");

    assertThat(again.digest()).isEqualTo(packed.digest());
    assertThat(again.tar()).hasSameBinaryContentAs(packed.tar());
    assertThat(again.bill()).hasSameBinaryContentAs(packed.bill());
  }

  @Test
  void bill_namesWhatTheImageIsMadeOf() throws Exception {
    var bill = Json.parse(Files.readString(packed.bill()));

    assertThat(bill.at("bomFormat")).contains(Json.of("CycloneDX"));
    assertThat(bill.at("components").orElseThrow().write())
        .contains("pkg:maven/io.vertx/vertx-core@", "pkg:maven/dev.rouse/rouse-core@test")
        .contains("\"name\":\"openjdk\"", "libc.so.6")
        .doesNotContain(System.getProperty("user.home"), "jib-core");
  }

  @Test
  void image_pushed_isInTheRegistry() throws Exception {
    assumeTrue(
        Registry.installed(), "docker-registry is not installed: apt-get install docker-registry");
    try (var registry = Registry.start(folder)) {
      String digest =
          new Packing(Program.AGENT, Path.of(".."), FOLDER.resolve("first"))
              .push(packed, registry.address(), "test");

      assertThat(digest).isEqualTo(packed.digest());
      var manifest =
          CLIENT.send(
              HttpRequest.newBuilder(
                      URI.create("http://" + registry.address() + "/v2/rouse-agent/manifests/test"))
                  .header("accept", "application/vnd.oci.image.manifest.v1+json")
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(manifest.headers().firstValue("docker-content-digest")).contains(digest);
      assertThat(Pattern.compile("layer.v1.tar").matcher(manifest.body()).results()).hasSize(3);
    }
  }
}
