package dev.rouse.simulation.check;

/// A promise that was broken.
public final class Violation extends Error {
  private static final long serialVersionUID = 1L;

  private final Rule rule;

  public Violation(Rule rule, String how) {
    super(rule + " (" + rule.promise() + "): " + how);
    this.rule = rule;
  }

  public Rule rule() {
    return rule;
  }
}
