package dev.rouse.controller.plan;

import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.cluster.Key;
import dev.rouse.controller.cluster.Kind;
import java.util.Optional;

/// The agent's own ServiceAccount, unless it says another.
final class AccountPlan {
  private AccountPlan() {}

  static String name(Seen seen) {
    return seen.agent().runtime().serviceAccountName().orElse("rouse-" + seen.agent().name());
  }

  static Optional<Entity> of(Seen seen) {
    if (seen.agent().runtime().serviceAccountName().isPresent()) {
      return Optional.empty();
    }
    var key = new Key(Kind.SERVICE_ACCOUNT, seen.agent().namespace(), name(seen));
    return Optional.of(Wanted.done(Wanted.ownedBy(seen, key)));
  }
}
