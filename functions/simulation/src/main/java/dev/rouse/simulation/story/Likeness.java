package dev.rouse.simulation.story;

/// Whether two stories are of the same run, one of them disturbed.
public sealed interface Likeness {

  /// They are the same to their end.
  record Whole() implements Likeness {}

  /// They are the same as far as both go: an accident ended one of them sooner, or a redrive that
  /// the other did not have.
  record InPart(String why) implements Likeness {}

  /// They are not, and nothing accounts for it.
  record None(String why) implements Likeness {}

  /// Compares the stories.
  ///
  /// @param fickle whether a model that is asked again says something else: then only the tools
  ///   that it wants are compared
  static Likeness of(Story undisturbed, Story disturbed, boolean fickle) {
    return new Reading(undisturbed, disturbed, fickle).likeness();
  }
}
