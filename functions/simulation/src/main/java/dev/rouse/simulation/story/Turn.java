package dev.rouse.simulation.story;

import dev.rouse.core.step.ModelAnswer;
import dev.rouse.core.step.ToolResult;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// A model's answer, or the runbook's, and what came of its calls, by their places in it.
final class Turn {
  private final ModelAnswer answer;
  private final Map<Integer, ToolResult> results = new HashMap<>();

  /// What humans and other agents said about a call.
  private final Map<Integer, Set<String>> said = new HashMap<>();

  private final Set<Integer> lost = new HashSet<>();
  private final Set<Integer> expired = new HashSet<>();

  Turn(ModelAnswer answer) {
    this.answer = answer;
  }

  ModelAnswer answer() {
    return answer;
  }

  boolean says(ModelAnswer other) {
    return answer.equals(other);
  }

  /// Whether any of its calls has failed.
  boolean failed() {
    return results.values().stream()
        .anyMatch(r -> r instanceof ToolResult.Failed || r instanceof ToolResult.Refused);
  }

  void returned(int call, ToolResult result) {
    results.put(call, result);
  }

  void said(int call, String what) {
    said.computeIfAbsent(call, _ -> new TreeSet<>()).add(what);
  }

  void lost(int call) {
    lost.add(call);
  }

  void expired(int call) {
    expired.add(call);
  }

  /// Whether every call has its result.
  boolean done() {
    return results.size() == answer.calls().size();
  }

  /// The first call that has another result in `other`, and nothing that accounts for it.
  OptionalInt differsFrom(Turn other) {
    return IntStream.range(0, answer.calls().size())
        .filter(call -> results.containsKey(call) && other.results.containsKey(call))
        .filter(call -> !Objects.equals(results.get(call), other.results.get(call)))
        .filter(call -> !excused(call) && !other.excused(call))
        .filter(call -> toldTheSame(call, other))
        .findFirst();
  }

  /// The call was interrupted and is not repeated, or its deadline came first.
  private boolean excused(int call) {
    return expired.contains(call)
        || (lost.contains(call) && results.get(call) instanceof ToolResult.Unknown);
  }

  private boolean toldTheSame(int call, Turn other) {
    return said.getOrDefault(call, Set.of()).equals(other.said.getOrDefault(call, Set.of()));
  }

  @Override
  public String toString() {
    return answer + " -> " + results;
  }
}
