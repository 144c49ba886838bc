package dev.rouse.agent.watch;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// One that waits for a run. It is there from before the run begins until it is closed.
public final class Onlooker implements AutoCloseable {
  /// Beyond this the model's words are left out; steps and ends never are.
  private static final int MOST_UNHEARD = 10_000;

  private final BlockingQueue<News> unheard = new LinkedBlockingQueue<>();
  private final Runnable leave;
  private final boolean wantsWords;

  Onlooker(boolean wantsWords, Runnable leave) {
    this.wantsWords = wantsWords;
    this.leave = leave;
  }

  /// The next news, if some come in time.
  public Optional<News> next(Duration most) throws InterruptedException {
    return Optional.ofNullable(unheard.poll(most.toNanos(), TimeUnit.NANOSECONDS));
  }

  boolean wantsWords() {
    return wantsWords;
  }

  void hear(News news) {
    if (!(news instanceof News.Said) || unheard.size() < MOST_UNHEARD) {
      unheard.add(news);
    }
  }

  @Override
  public void close() {
    leave.run();
  }
}
