package dev.rouse.simulation.sabotage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.simulation.Simulation;
import dev.rouse.simulation.check.Rule;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A simulation that finds nothing proves nothing: each planted fault must be found.
final class SabotageTest {
  private static final int MOST_SEEDS = 300;

  @ParameterizedTest
  @EnumSource
  void play_withAPlantedFault_findsIt(Sabotage sabotage) {
    boolean found =
        LongStream.rangeClosed(1, MOST_SEEDS)
            .anyMatch(seed -> Simulation.play(seed, sabotage).failure().isPresent());

    assertThat(found).as(sabotage.name()).isTrue();
  }

  /// Nothing but the comparison with an undisturbed run sees that an answer is another call's.
  @Test
  void play_resultsOfOtherCalls_areNotThoseOfAnUndisturbedRun() {
    var broken =
        LongStream.rangeClosed(1, MOST_SEEDS)
            .mapToObj(seed -> Simulation.play(seed, Sabotage.RESULT_OF_ANOTHER_CALL).broken())
            .flatMap(Optional::stream)
            .findFirst();

    assertThat(broken).contains(Rule.SAME_AS_UNDISTURBED);
  }
}
