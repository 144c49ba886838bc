package dev.rouse.edge.access;

import dev.rouse.core.rule.BrokenRule;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// What somebody may do in a namespace.
public enum Role {
  /// See tasks, runs, incidents, approvals, dead letters and figures.
  VIEWER,
  /// Hand events and alerts in, and see what became of a task by its own address.
  SENDER,
  /// See, and decide what the agent lets them decide.
  APPROVER,
  /// All of it, and cancel, redrive and purge.
  ADMIN;

  boolean includes(Role other) {
    return this == other || this == ADMIN || (this == APPROVER && other == VIEWER);
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Role parse(String word) {
    return Arrays.stream(values())
        .filter(role -> role.word().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new BrokenRule(
                "a role is one of "
                    + Arrays.stream(values()).map(Role::word).collect(Collectors.joining(", "))));
  }
}
