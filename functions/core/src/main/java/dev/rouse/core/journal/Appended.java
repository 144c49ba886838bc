package dev.rouse.core.journal;

/// What became of an append.
public sealed interface Appended {

  /// It is written. `inputs` is how many the run has by now.
  record Written(int inputs) implements Appended {}

  /// Nothing was written: inputs up to this number came first. Hear them and decide again.
  record InputsFirst(int inputs) implements Appended {}

  /// Nothing was written: the run is no longer the writer's. Stop at once.
  record NotYours() implements Appended {}
}
