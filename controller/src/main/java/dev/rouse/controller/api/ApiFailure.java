package dev.rouse.controller.api;

import java.time.Duration;
import java.util.Optional;

/// The API server has not done what it was asked.
public final class ApiFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Kind kind;
  private final transient Optional<Duration> retryAfter;

  /// What that means.
  public enum Kind {
    /// Somebody else was faster: look again.
    CONFLICT,
    /// It will not do that, today or tomorrow, unless something changes.
    REJECTED,
    /// There is no such object, or no such kind.
    ABSENT,
    /// It cannot just now.
    BUSY
  }

  ApiFailure(Kind kind, String message, Optional<Duration> retryAfter) {
    super(message);
    this.kind = kind;
    this.retryAfter = retryAfter;
  }

  public Kind kind() {
    return kind;
  }

  /// When it wants to be asked again.
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }

  static Kind kind(int status) {
    return switch (status) {
      case 404, 410 -> Kind.ABSENT;
      case 409 -> Kind.CONFLICT;
      case 408, 429 -> Kind.BUSY;
      default -> status < 500 ? Kind.REJECTED : Kind.BUSY;
    };
  }
}
