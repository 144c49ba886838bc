package dev.rouse.edge.program;

/// The program cannot start; the message names the place and the remedy.
public final class Refused extends Exception {
  private static final long serialVersionUID = 1L;

  private final String why;

  public Refused(String why) {
    super(why);
    this.why = why;
  }

  public String why() {
    return why;
  }
}
