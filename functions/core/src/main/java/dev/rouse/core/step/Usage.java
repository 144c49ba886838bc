package dev.rouse.core.step;

/// Tokens of one model call. `cached` ones are part of `input`.
public record Usage(long input, long cached, long output) {
  public static final Usage NONE = new Usage(0, 0, 0);

  public Usage {
    if (input < 0 || cached < 0 || output < 0) {
      throw new IllegalArgumentException("tokens are not negative");
    }
  }

  public long total() {
    return input + output;
  }
}
