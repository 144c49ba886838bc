package dev.rouse.agent.model;

import java.time.Duration;

/// Waits before another try.
@FunctionalInterface
public interface Pause {

  void sleep(Duration duration) throws InterruptedException;
}
