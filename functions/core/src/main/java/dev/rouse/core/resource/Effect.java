package dev.rouse.core.resource;

/// What a tool call may do to the world, from the freest to the strictest.
public enum Effect {
  /// It changes nothing: repeated freely.
  READ,
  /// It changes something, but the same call under the same key changes it once.
  IDEMPOTENT,
  /// Each call changes something: Rouse decides such a call at most once.
  ONCE;

  /// The stricter of the two: an agent may tighten a tool's effect, never loosen it.
  public Effect tighten(Effect other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
