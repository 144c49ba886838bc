package dev.rouse.gateway.api;

import dev.rouse.edge.access.Caller;
import dev.rouse.edge.access.Role;
import dev.rouse.journal.human.AskView;
import java.util.Optional;

/// Who decides about a call: a person who holds the role, and whom the agent names where it names
/// anybody.
final class Deciders {
  private Deciders() {}

  /// Why somebody may not decide, where they may not.
  static Optional<String> refusal(Caller caller, AskView view) {
    if (caller.equals(Caller.ANYONE)) {
      return Optional.empty();
    }
    if (caller.isProgram()) {
      return Optional.of(caller.name() + " is no person, and this is for a person to decide");
    }
    if (!caller.may(Role.APPROVER, view.agent().namespace())) {
      return Optional.of(
          "%s is no approver in namespace %s".formatted(caller.name(), view.agent().namespace()));
    }
    var deciders = view.ask().deciders();
    boolean named =
        deciders.isEmpty()
            || deciders.contains("user:" + caller.name())
            || caller.groups().stream().anyMatch(group -> deciders.contains("group:" + group));
    return named
        ? Optional.empty()
        : Optional.of(
            caller.name() + " is none of those who decide: " + String.join(", ", deciders));
  }
}
