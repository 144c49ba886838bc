package dev.rouse.core.template;

/// What became of a condition over a scope.
public sealed interface Judgement {

  /// It could be judged.
  record Judged(boolean holds) implements Judgement {}

  /// It could not: what it asks for is not there, is of another type, or costs too much.
  record Failed(String why) implements Judgement {}
}
