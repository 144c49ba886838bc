package dev.rouse.agent.watch;

import dev.rouse.core.step.Entry;
import dev.rouse.core.step.Outcome;

/// What is heard of a run.
public sealed interface News {

  /// A step was written.
  record Stepped(Entry entry) implements News {}

  /// The model says this, so far.
  record Said(String delta) implements News {}

  /// What the model said of this answer is void: it begins again.
  record Restarted() implements News {}

  /// The run waits for something, at no cost.
  record Slept() implements News {}

  /// It is over, by its step `seq`.
  record Ended(int seq, Outcome outcome) implements News {}

  /// This process stops working; others go on.
  record Left() implements News {}
}
