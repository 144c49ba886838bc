package dev.rouse.simulation.sabotage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.journal.Claim;
import dev.rouse.core.journal.Journal;
import dev.rouse.core.journal.Process;
import dev.rouse.core.task.RunId;
import dev.rouse.simulation.Simulation;
import dev.rouse.simulation.memory.Database;
import dev.rouse.simulation.process.Rigging;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// A printed seed reproduces a failure in another JVM, where sets and maps that the JDK salts have
/// another order.
final class ReplayTest {
  private static final int SEEDS = 25;
  private static final int OTHER_JVMS = 2;
  private static final int MOST_OTHER_JVMS = 8;

  @Test
  void play_sameSeedsInOtherJvms_areTheSameToTheLastCall() throws Exception {
    var here = traces(Rigging.NONE);

    for (int i = 0; i < OTHER_JVMS; i++) {
      assertThat(inAnotherJvm("honest")).isEqualTo(here);
    }
  }

  /// That the JVMs' salts differ, and that it would be seen.
  @Test
  void play_whereOrderFollowsTheJvmsSalt_differsInOtherJvms() {
    var here = traces(new Salted());

    assertThat(IntStream.range(0, MOST_OTHER_JVMS))
        .anyMatch(i -> !inAnotherJvm("salted").equals(here));
  }

  private static final class Salted implements Rigging {
    @Override
    public Journal journal(Journal honest, Database database) {
      return new HonestJournal(honest) {
        @Override
        public List<Claim> claim(Process process, int slots, Set<RunId> known) {
          return List.copyOf(Set.copyOf(super.claim(process, slots, known)));
        }
      };
    }
  }

  private static List<String> inAnotherJvm(String what) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command =
        List.of(
            java,
            "-XX:TieredStopAtLevel=1",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
            "-cp",
            System.getProperty("java.class.path"),
            ReplayTest.class.getName(),
            what);
    try {
      var process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
        return out.lines().toList();
      }
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /// The other JVM: writes a line for each seed.
  public static void main(String[] what) {
    traces(what[0].equals("salted") ? new Salted() : Rigging.NONE).forEach(System.out::println);
  }

  private static List<String> traces(Rigging rigging) {
    return LongStream.rangeClosed(1, SEEDS)
        .mapToObj(seed -> seed + " " + Simulation.play(seed, rigging).trace())
        .toList();
  }
}
