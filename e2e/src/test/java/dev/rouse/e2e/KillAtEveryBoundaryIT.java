package dev.rouse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.e2e.stage.Stage;
import dev.rouse.journal.embedded.DurableServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `kill -9` of a process at every boundary of a ten-step run, one after another.
final class KillAtEveryBoundaryIT {
  /// Much of a run's time is waiting, so several are disturbed side by side, each in a namespace of
  /// its own.
  private static final int LANES = 4;

  private static final int MOST_TRIES = 4;

  @Test
  void kill_atEveryBoundary_repeatsNothingAndLosesNothing() throws Exception {
    try (var stage = Stage.open(DurableServer.shared())) {
      var undisturbed = new Conductor(stage).lead(Optional.empty());
      var boundaries = undisturbed.names();

      var unknown = disturb(boundaries);

      System.out.printf(
          "killed at each of %d boundaries: 0 effects repeated, 0 tasks lost; unknown and said so"
              + " at %d of them%n",
          boundaries.size(), unknown.size());
      assertThat(unknown.keySet().stream().filter(name -> !isAtAnyTime(name)))
          .containsExactlyInAnyOrderElementsOf(whileOnceIsBegun(boundaries));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"before", "after"})
  void kill_whileTakingATaskIn_senderSendsAgainAndItIsDoneOnce(String phase) throws Exception {
    try (var stage = Stage.open(DurableServer.shared())) {
      var passage = new Conductor(stage).leadSentHere(phase + " worker take-in-here");

      assertThat(stage.runs()).as("runs and children").isEqualTo(2);
      assertThat(Account.settle(stage, passage.run()).lost()).isEmpty();
    }
  }

  /// Kills at each of them, and returns where calls were lost, and which.
  private static Map<String, Set<String>> disturb(List<String> boundaries) throws Exception {
    var lanes = new ArrayList<Callable<Map<String, Set<String>>>>();
    for (int i = 0; i < LANES; i++) {
      int lane = i;
      var part =
          IntStream.range(0, boundaries.size())
              .filter(n -> n % LANES == lane)
              .mapToObj(boundaries::get)
              .toList();
      lanes.add(() -> disturbOneByOne(part));
    }
    var unknown = new TreeMap<String, Set<String>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var lane : threads.invokeAll(lanes)) {
        unknown.putAll(lane.get());
      }
    }
    return unknown;
  }

  private static Map<String, Set<String>> disturbOneByOne(List<String> boundaries)
      throws Exception {
    var unknown = new TreeMap<String, Set<String>>();
    try (var stage = Stage.open(DurableServer.shared())) {
      var conductor = new Conductor(stage);
      int runs = 0;
      for (String boundary : boundaries) {
        for (var passage : lead(conductor, boundary)) {
          runs++;
          var lost = Account.settle(stage, passage.run()).lost();
          if (!lost.isEmpty()) {
            unknown.put(boundary, lost);
          }
        }
      }
      assertThat(stage.runs()).as("runs and children").isEqualTo(2L * runs);
    }
    return unknown;
  }

  /// Leads runs until one was killed there. A process that looks for work just before there is any
  /// has come to that boundary too soon.
  private static List<Passage> lead(Conductor conductor, String boundary) throws Exception {
    var led = new ArrayList<Passage>();
    do {
      led.add(conductor.lead(Optional.of(boundary)));
    } while (!led.getLast().killed() && led.size() < MOST_TRIES);
    assertThat(led.getLast().killed())
        .as("came to '%s', not only to %s", boundary, led.getLast().names())
        .isTrue();
    return led;
  }

  /// What a process does every now and then comes at any point of the run, which may be at a `Once`
  /// call.
  private static boolean isAtAnyTime(String boundary) {
    return Stream.of(" claim", " heartbeat", " start").anyMatch(boundary::contains);
  }

  /// From the append that begins a `Once` call to the one that has its result.
  private static Set<String> whileOnceIsBegun(List<String> boundaries) {
    var own =
        boundaries.stream()
            .filter(name -> name.contains("worker append") || name.contains("worker tool"))
            .toList();
    var unknown = new TreeSet<String>();
    for (String tool : List.of("pay", "deploy")) {
      int begun = own.indexOf("before worker tool " + tool);
      unknown.addAll(own.subList(begun - 1, begun + 3));
    }
    return unknown;
  }
}
