package dev.rouse.gateway.api;

import dev.rouse.core.journal.JournalAway;
import dev.rouse.core.journal.RunView;
import dev.rouse.core.task.RunRef;
import dev.rouse.journal.people.Runs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Waits for runs to end: one question to the journal for all who wait, however many there are.
public final class Watch {
  private final Runs runs;
  private final ConcurrentMap<RunRef, CompletableFuture<RunView>> awaited =
      new ConcurrentHashMap<>();

  public Watch(Runs runs) {
    this.runs = runs;
  }

  /// Waits until the run has ended; empty where it has not by then.
  Optional<RunView> end(RunRef run, Duration most) throws InterruptedException {
    var ended = awaited.computeIfAbsent(run, _ -> new CompletableFuture<>());
    try {
      return Optional.of(ended.get(most.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException late) {
      return Optional.empty();
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /// Looks after all that somebody waits for. What nobody finds any more is not awaited either.
  ///
  /// @throws JournalAway where the journal is: those who wait go on waiting
  public void look() {
    if (awaited.isEmpty()) {
      return;
    }
    List<RunRef> all = new ArrayList<>(awaited.keySet());
    Map<RunRef, RunView> views = runs.look(all);
    for (var run : all) {
      var view = Optional.ofNullable(views.get(run));
      if (view.isEmpty() || view.get().outcome().isPresent()) {
        var waiting = awaited.remove(run);
        if (waiting != null) {
          view.ifPresent(waiting::complete);
        }
      }
    }
  }
}
