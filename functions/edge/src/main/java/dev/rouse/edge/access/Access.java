package dev.rouse.edge.access;

import dev.rouse.core.problem.Kind;
import dev.rouse.core.problem.Problem;

/// What a guard says.
public sealed interface Access {

  record Granted(Caller caller) implements Access {}

  /// Not let in; the problem says what would be right and nothing of what was sent.
  record Refused(Problem problem) implements Access {}

  static Refused unauthenticated(String why) {
    return new Refused(new Problem(Kind.UNAUTHENTICATED, why));
  }
}
