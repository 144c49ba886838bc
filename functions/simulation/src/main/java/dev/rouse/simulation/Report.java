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
/// @param same how many runs were the same as undisturbed, to their end
/// @param sameInPart how many were the same until an accident ended one of the two
/// @param trace equal for equal traces, and hardly for others
/// @param story the world and the last of what happened in it, where it failed
public record Report(
    long seed,
    int runs,
    int effectsRepeated,
    int tasksLost,
    int runsUnended,
    int same,
    int sameInPart,
    Optional<Throwable> failure,
    long trace,
    List<String> story) {

  Report compared(int whole, int inPart) {
    return new Report(
        seed, runs, effectsRepeated, tasksLost, runsUnended, whole, inPart, failure, trace, story);
  }

  Report failed(Throwable why, List<String> how) {
    return new Report(
        seed,
        runs,
        effectsRepeated,
        tasksLost,
        runsUnended,
        same,
        sameInPart,
        Optional.of(why),
        trace,
        how);
  }

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
