package dev.rouse.journal.people;

import dev.rouse.core.journal.RunView;
import dev.rouse.core.step.Entry;
import java.util.List;

/// What has happened in a run since somebody last looked, and how it stands by then.
///
/// @param after the last step that was known before
/// @param steps those after it, in order
public record Followed(int after, List<Entry> steps, RunView view) {
  public Followed {
    steps = List.copyOf(steps);
  }

  /// The last step that is known now: where to look on from.
  public int seen() {
    return steps.isEmpty() ? after : steps.getLast().seq();
  }

  /// Whether the run is over and all of it was seen.
  public boolean over() {
    return view.outcome().isPresent() && seen() >= view.seq();
  }
}
