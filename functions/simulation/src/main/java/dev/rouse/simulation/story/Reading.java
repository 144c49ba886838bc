package dev.rouse.simulation.story;

import dev.rouse.core.step.ModelAnswer;
import dev.rouse.core.step.Outcome;
import dev.rouse.core.step.ToolRequest;
import dev.rouse.simulation.story.Likeness.InPart;
import dev.rouse.simulation.story.Likeness.None;
import dev.rouse.simulation.story.Likeness.Whole;
import java.util.List;
import java.util.Optional;

/// Two stories side by side.
record Reading(Story one, Story other, boolean fickle) {

  Likeness likeness() {
    int common = Math.min(one.turns().size(), other.turns().size());
    for (int i = 0; i < common; i++) {
      var difference = turns(i);
      if (difference.isPresent()) {
        return new None("turn " + (i + 1) + ": " + difference.get());
      }
    }
    return afterTurns(common);
  }

  private Optional<String> turns(int i) {
    var left = one.turns().get(i);
    var right = other.turns().get(i);
    if (!said(left.answer()).equals(said(right.answer()))) {
      return Optional.of(left.answer() + " became " + right.answer());
    }
    if (!mayBeUndone(one, i, left) || !mayBeUndone(other, i, right)) {
      return Optional.of("not all calls have a result: " + left + ", " + right);
    }
    if (fickle) {
      return Optional.empty();
    }
    var call = left.differsFrom(right);
    return call.isPresent()
        ? Optional.of("call " + call.getAsInt() + " of " + left + " became that of " + right)
        : Optional.empty();
  }

  /// Only the last turn of a run that did not come through may lack results.
  private static boolean mayBeUndone(Story story, int place, Turn turn) {
    boolean last = place == story.turns().size() - 1;
    return turn.done() || (last && (story.end().isEmpty() || failed(story)));
  }

  private static boolean failed(Story story) {
    return story.end().filter(Outcome.Failed.class::isInstance).isPresent();
  }

  private Object said(ModelAnswer answer) {
    List<String> tools = answer.calls().stream().map(ToolRequest::tool).toList();
    return fickle ? tools : answer;
  }

  private Likeness afterTurns(int common) {
    boolean bothEnded = one.end().isPresent() && other.end().isPresent();
    if (bothEnded && common == one.turns().size() && common == other.turns().size()) {
      return sameEnd() ? new Whole() : otherRedrives("the ends differ");
    }
    boolean endedSooner =
        endsAfter(one, common, other.turns().size())
            || endsAfter(other, common, one.turns().size());
    return endedSooner ? otherRedrives("one ends where the other goes on") : new InPart(accident());
  }

  private String accident() {
    return one.accident().or(other::accident).map(Enum::name).orElseThrow();
  }

  /// Whether the story came to its end, no accident, with fewer turns than the other.
  private static boolean endsAfter(Story story, int turns, int othersTurns) {
    return story.end().isPresent() && story.turns().size() == turns && othersTurns > turns;
  }

  /// A run that fails by its own fault fails again wherever it is redriven, and how often that is
  /// depends on what else it failed of.
  private Likeness otherRedrives(String difference) {
    boolean accounts = one.redrives() != other.redrives() && (failed(one) || failed(other));
    return accounts ? new InPart("REDRIVEN") : new None(difference);
  }

  private boolean sameEnd() {
    return fickle
        ? one.end().map(Object::getClass).equals(other.end().map(Object::getClass))
        : one.end().equals(other.end());
  }
}
