package dev.rouse.core.task;

/// The loop guard: how many runs lie between an event and the first one that caused it.
public final class Hops {
  public static final String EXTENSION = "rousehops";
  public static final int MOST = 8;
  private static final int LONGEST = 3;

  private Hops() {}

  /// What an event says of itself. What is no small number says that somebody tampers: too many.
  public static int of(Event event) {
    String text = event.extensions().getOrDefault(EXTENSION, "0");
    boolean number =
        !text.isEmpty() && text.length() <= LONGEST && text.chars().allMatch(Character::isDigit);
    return number ? Integer.parseInt(text) : MOST + 1;
  }

  public static boolean tooMany(Event event) {
    return of(event) > MOST;
  }

  /// `event` as caused by a run whose own task came over `hops`.
  public static Event next(Event event, int hops) {
    return event.withExtension(EXTENSION, Integer.toString(hops + 1));
  }
}
