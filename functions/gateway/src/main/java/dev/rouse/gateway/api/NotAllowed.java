package dev.rouse.gateway.api;

import dev.rouse.core.problem.Kind;
import dev.rouse.core.problem.Problem;

/// Somebody asked for what is not theirs to ask; nothing was done.
public final class NotAllowed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  NotAllowed(String why) {
    super(why);
    this.problem = new Problem(Kind.FORBIDDEN, why);
  }

  public Problem problem() {
    return problem;
  }
}
