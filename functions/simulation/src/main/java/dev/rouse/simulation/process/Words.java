package dev.rouse.simulation.process;

import dev.rouse.core.journal.Append;
import dev.rouse.core.journal.Appended;
import dev.rouse.core.journal.Claim;
import dev.rouse.core.journal.Pulse;
import dev.rouse.core.journal.TakenHere;
import dev.rouse.core.step.stored.StepJson;
import dev.rouse.core.task.RunId;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Verbs and answers in a few words, for the trace.
final class Words {
  private static final int SHORT_ID = 8;

  private Words() {}

  static String run(RunId run) {
    return run.value().substring(0, SHORT_ID);
  }

  static String append(Append append) {
    var kinds =
        append.steps().stream()
            .map(entry -> StepJson.kind(entry.step()))
            .collect(Collectors.joining(" "));
    return "append "
        + run(append.run().id())
        + " epoch "
        + append.epoch()
        + " after "
        + append.seq()
        + " ["
        + kinds
        + "] "
        + append.then().getClass().getSimpleName();
  }

  static String answer(Object answer) {
    return switch (answer) {
      case List<?> list -> list.stream().map(Words::answer).toList().toString();
      case Claim claim ->
          run(claim.task().id()) + " epoch " + claim.epoch() + " attempt " + claim.attempt();
      case TakenHere.Owned(var claim) -> "owned " + answer(claim);
      case Appended.Written(var inputs) -> "written, " + inputs + " inputs";
      case Pulse.Alive(var inputs) -> "alive " + new TreeMap<>(inputs);
      default -> answer.toString();
    };
  }
}
