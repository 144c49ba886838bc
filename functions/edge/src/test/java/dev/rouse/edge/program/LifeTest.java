package dev.rouse.edge.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.rule.BrokenRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// Each in a process of its own, in which another thread never ends.
final class LifeTest {

  /// What a process's course comes to, by its word.
  static final class Program {
    private Program() {}

    public static void main(String[] words) throws InterruptedException {
      var never = new CountDownLatch(1);
      Thread.ofPlatform()
          .start(() -> {
            try {
              never.await();
            } catch (InterruptedException stopped) {
              Thread.currentThread().interrupt();
            }
          });
      Life.live(
          "program",
          () ->
              switch (words[0]) {
                case "ends" -> Optional.empty();
                case "cannot" -> Optional.of("it cannot go on");
                case "refused" -> throw new Refused("it cannot start");
                case "misused" -> throw new BrokenRule("PORT must be a number");
                default -> throw new IllegalStateException("a bug");
              });
    }
  }

  private record Ended(int code, String said) {}

  private static Ended ended(String word) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName(),
                word)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ended(process.waitFor(), said);
  }

  @Test
  void course_thatEnds_endsTheProcess() throws Exception {
    assertThat(ended("ends")).isEqualTo(new Ended(0, ""));
  }

  @Test
  void course_thatCannotGoOn_saysWhy() throws Exception {
    assertThat(ended("cannot")).isEqualTo(new Ended(1, "program: it cannot go on\n"));
    assertThat(ended("refused")).isEqualTo(new Ended(1, "program: it cannot start\n"));
    assertThat(ended("misused")).isEqualTo(new Ended(2, "program: PORT must be a number\n"));
  }

  @Test
  void bug_endsTheProcess_andIsSaid() throws Exception {
    var ended = ended("bug");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.said())
        .contains("a fault of the program", "java.lang.IllegalStateException: a bug");
  }
}
