package dev.rouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/// Waits for what is to come.
public record Eventually(Duration most) {
  private static final Duration PAUSE = Duration.ofMillis(20);

  public Eventually() {
    this(Duration.ofMinutes(2));
  }

  public void isTrue(Callable<Boolean> condition) throws Exception {
    long until = System.nanoTime() + most.toNanos();
    boolean holds = condition.call();
    while (!holds && System.nanoTime() < until) {
      LockSupport.parkNanos(PAUSE.toNanos());
      holds = condition.call();
    }
    assertThat(holds).as("it holds within %s", most).isTrue();
  }
}
