package dev.rouse.gateway.intake;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Waits for what another thread is asked for.
public final class Answers {
  private Answers() {}

  /// Throws here what was thrown there.
  public static <T> T of(CompletableFuture<T> answer) throws InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException there) {
        throw there;
      }
      throw new IllegalStateException(failed.getCause());
    }
  }
}
