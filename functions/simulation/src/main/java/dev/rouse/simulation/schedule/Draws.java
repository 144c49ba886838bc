package dev.rouse.simulation.schedule;

import java.util.List;

/// Numbers drawn from a seed: SplitMix64, written out so that a seed means the same on every JDK.
public final class Draws {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  public Draws(long seed) {
    this.state = seed;
  }

  /// Draws of their own, so that drawing more here changes nothing there.
  public Draws fork() {
    return new Draws(next());
  }

  public long next() {
    state += GAMMA;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /// From 0 to `bound` - 1.
  public int below(int bound) {
    return (int) Long.remainderUnsigned(next(), bound);
  }

  /// From `least` to `most`, both of them included.
  public int between(int least, int most) {
    return least + below(most - least + 1);
  }

  public long between(long least, long most) {
    return least + Long.remainderUnsigned(next(), most - least + 1);
  }

  /// True once in `often` times on average; never where that is 0.
  public boolean onceIn(int often) {
    return often > 0 && below(often) == 0;
  }

  public <T> T oneOf(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  @SafeVarargs
  public final <T> T oneOf(T... choices) {
    return choices[below(choices.length)];
  }
}
