package dev.rouse.core.journal;

/// The journal could not be reached, or its answer was lost. The call may be made again.
public final class JournalAway extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public JournalAway(String message, Throwable cause) {
    super(message, cause);
  }

  public JournalAway(String message) {
    super(message);
  }
}
