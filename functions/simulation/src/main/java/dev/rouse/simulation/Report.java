package dev.rouse.simulation;

import dev.rouse.simulation.check.Rule;
import dev.rouse.simulation.check.Violation;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;

/// What came of one world.
///
/// @param failure the first promise that was broken, or the bug that ended it
/// @param trace equal for equal traces, and hardly for others
/// @param story the world and the last of what happened in it, where it failed
public record Report(
    long seed,
    int runs,
    int effectsRepeated,
    int tasksLost,
    int runsUnended,
    Optional<Throwable> failure,
    long trace,
    List<String> story) {

  /// The broken promise, where one was broken; a bug is one too.
  public Optional<Rule> broken() {
    return failure.map(why -> why instanceof Violation violation ? violation.rule() : Rule.NO_BUG);
  }

  /// What to read where it failed.
  @Override
  public String toString() {
    if (failure.isEmpty()) {
      return "seed " + seed + ": " + runs + " runs, all well";
    }
    var text = new StringWriter();
    var out = new PrintWriter(text);
    story.forEach(out::println);
    out.println("seed " + seed + " fails; replay it by ./rouse bench crash --seed " + seed);
    failure.get().printStackTrace(out);
    return text.toString();
  }
}
