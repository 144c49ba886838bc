package dev.rouse.simulation.schedule;

/// The end of a strand whose host died. No error of anyone's: it only unwinds the stack.
public final class Killed extends Error {
  private static final long serialVersionUID = 1L;

  Killed() {
    super("the process was killed", null, false, false);
  }
}
