package dev.rouse.core.journal;

/// What became of an append.
public sealed interface Appended {

  /// It is written. `inputs` is how many the run has by now.
  record Written(int inputs) implements Appended {}

  /// Nothing was written: inputs up to this number came first. Hear them and decide again.
  record InputsFirst(int inputs) implements Appended {}

  /// The run is no longer the writer's: stop at once, and begin nothing. Nothing was written, or it
  /// was by an earlier call whose answer was lost, and whoever owns the run now goes on from there.
  record NotYours() implements Appended {}
}
