package dev.rouse.agent.program;

import dev.rouse.agent.door.Door;
import dev.rouse.core.problem.Kind;
import dev.rouse.core.problem.Problem;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/// Where requests wait while the journal is being opened.
record Hall(CompletableFuture<Works> works, Opening opening, BooleanSupplier leaving)
    implements Door.Entrance {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  @Override
  public Door.Entered enter() throws InterruptedException {
    try {
      var open = works.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return new Door.Entered.In(open.inside(leaving));
    } catch (TimeoutException late) {
      return new Door.Entered.NotYet(new Problem(Kind.UNAVAILABLE, opening.state()));
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    }
  }
}
