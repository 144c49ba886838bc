package dev.rouse.gateway.api;

import dev.rouse.edge.access.Caller;
import dev.rouse.edge.access.Role;
import dev.rouse.journal.human.AskView;
import java.util.Optional;

/// Who decides about a call: a person who holds the role, and whom the agent names where it names
/// anybody.
///
/// Whoever works on the machine that all of it runs on may do as they like there, by their own name
/// for it. Where everybody on a network is let in nobody has a name: what is for somebody in
/// particular to decide stays undecided.
final class Deciders {
  private Deciders() {}

  /// Why somebody may not decide, where they may not.
  static Optional<String> refusal(Caller caller, AskView view) {
    if (caller.equals(Caller.LOCAL_USER)) {
      return Optional.empty();
    }
    if (caller.equals(Caller.ANYONE)) {
      return Optional.of(view.ask().deciders())
          .filter(named -> !named.isEmpty())
          .map(named ->
              "nobody is asked here who they are, and those who decide are "
                  + String.join(", ", named));
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
