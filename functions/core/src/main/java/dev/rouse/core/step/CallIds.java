package dev.rouse.core.step;

/// How a call is named within its run. With the run's id this is its idempotency key, so it follows
/// from the steps alone; a model's own ids repeat themselves or are empty.
public final class CallIds {
  private CallIds() {}

  /// The name of the `index`th call of the answer at `seq`.
  public static String of(int seq, int index) {
    return "c" + seq + "-" + index;
  }
}
