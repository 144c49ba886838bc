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
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Waits for runs to end: one question to the journal for all who wait, however many there are.
public final class Watch {
  private final Runs runs;
  private final ConcurrentMap<RunRef, Awaited> awaited = new ConcurrentHashMap<>();
  private final AtomicLong ids = new AtomicLong();

  /// A run's end, and how many wait for it.
  ///
  /// @param id apart from those of the same run that were waited for before
  private record Awaited(long id, CompletableFuture<RunView> end, int waiting) {
    Awaited oneMore() {
      return new Awaited(id, end, waiting + 1);
    }

    /// Nothing where nobody waits any more.
    @Nullable Awaited oneLess() {
      return waiting == 1 ? null : new Awaited(id, end, waiting - 1);
    }
  }

  public Watch(Runs runs) {
    this.runs = runs;
  }

  /// Waits until the run has ended; empty where it has not by then.
  Optional<RunView> end(RunRef run, Duration most) throws InterruptedException {
    var mine = come(run);
    try {
      return Optional.of(mine.end().get(most.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException late) {
      return Optional.empty();
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed);
    } finally {
      go(run, mine);
    }
  }

  private Awaited come(RunRef run) {
    var first = new Awaited(ids.incrementAndGet(), new CompletableFuture<>(), 1);
    return awaited.merge(run, first, (before, _) -> before.oneMore());
  }

  /// Others may wait for the same run anew, after it was found ended for those who waited first.
  private void go(RunRef run, Awaited mine) {
    var _ = awaited.computeIfPresent(run, (_, now) -> now.id() == mine.id() ? now.oneLess() : now);
  }

  /// How many runs somebody waits for.
  int awaited() {
    return awaited.size();
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
          view.ifPresent(waiting.end()::complete);
        }
      }
    }
  }
}
