package dev.rouse.bench;

/// What was asked for makes no sense; `why` is said to the caller.
final class WrongUsage extends Exception {
  private static final long serialVersionUID = 1L;

  private final String why;

  WrongUsage(String why) {
    super(why);
    this.why = why;
  }

  String why() {
    return why;
  }
}
