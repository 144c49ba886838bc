package dev.rouse.agent.door;

import dev.rouse.agent.watch.News;
import dev.rouse.agent.watch.Onlooker;
import dev.rouse.core.journal.JournalAway;
import dev.rouse.core.journal.RunView;
import dev.rouse.core.task.RunRef;
import java.time.Duration;
import java.util.Optional;

/// Waits for a run, whoever works on it: this process says so itself, of others the row tells.
final class Waiting {
  private static final Duration LOOK_SOON = Duration.ofMillis(100);
  private static final Duration LOOK_LATE = Duration.ofSeconds(1);

  /// A run that is worked on here needs no looking at, as long as it is.
  private static final Duration LOOK_HERE = Duration.ofSeconds(15);

  private final Inside inside;
  private final Duration most;

  Waiting(Inside inside, Duration most) {
    this.inside = inside;
    this.most = most;
  }

  /// Hears what happens meanwhile.
  interface Ear {
    Ear DEAF = new Ear() {};

    default void heard(News news) throws InterruptedException {}

    default void quiet() throws InterruptedException {}
  }

  /// Waits until the run is over, sleeps, or has taken as long as anybody may wait.
  Ending until(RunRef run, Onlooker onlooker, boolean here, Ear ear) throws InterruptedException {
    long began = System.nanoTime();
    var pause = here ? LOOK_HERE : LOOK_SOON;
    while (true) {
      var left = most.minusNanos(System.nanoTime() - began);
      if (!left.isPositive()) {
        return new Ending.Later();
      }
      var news = onlooker.next(left.compareTo(pause) < 0 ? left : pause);
      if (news.isEmpty()) {
        ear.quiet();
        var ending = look(run);
        if (ending.isPresent()) {
          return ending.get();
        }
        pause = pause.compareTo(LOOK_LATE) < 0 ? pause.multipliedBy(2) : LOOK_LATE;
        continue;
      }
      ear.heard(news.get());
      switch (news.get()) {
        case News.Ended(var seq, var outcome) -> {
          return new Ending.Over(seq, outcome);
        }
        case News.Slept _, News.Left _ -> {
          return new Ending.Later();
        }
        case News.Stepped _, News.Said _, News.Restarted _ -> pause = LOOK_HERE;
      }
    }
  }

  /// Its task is accepted: where the journal is away, that is no reason to say anything else.
  private Optional<Ending> look(RunRef run) {
    try {
      return inside.look(run).flatMap(Waiting::ending);
    } catch (JournalAway away) {
      return Optional.empty();
    }
  }

  static Optional<Ending> ending(RunView view) {
    return switch (view.state()) {
      case ENDED -> view.outcome().map(outcome -> new Ending.Over(view.seq(), outcome));
      case WAITING -> Optional.of(new Ending.Later());
      case QUEUED, RUNNING -> Optional.empty();
    };
  }
}
