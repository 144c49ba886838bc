package dev.rouse.journal.database;

/// Thrown by a work that found, after it had begun, that another transaction was faster: it is
/// rolled back and done again, and then sees what the other one wrote.
public final class Collision extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Collision(String with) {
    super(with);
  }
}
