package dev.rouse.agent;

import dev.rouse.core.rule.BrokenRule;

/// The process that has started this one, where that one is not to be outlived: on one machine
/// nobody else would stop it.
final class Parent {
  private Parent() {}

  /// Drains and ends this process once the parent is gone.
  ///
  /// @param pid the parent's
  static void doNotOutlive(String pid) {
    if (!pid.matches("\\d{1,18}")) {
      throw new BrokenRule("ROUSE_PARENT is no process id: '" + pid + "'");
    }
    ProcessHandle.of(Long.parseLong(pid))
        .ifPresentOrElse(
            parent -> {
              var _ = parent.onExit().thenRun(() -> System.exit(0));
            },
            () -> System.exit(0));
  }
}
