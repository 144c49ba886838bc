package dev.rouse.e2e.stage;

import dev.rouse.core.resource.Effect;
import dev.rouse.core.step.Ask;
import dev.rouse.core.step.CallIds;
import dev.rouse.core.step.Entry;
import dev.rouse.core.step.Input;
import dev.rouse.core.step.Intent;
import dev.rouse.core.step.ModelAnswer;
import dev.rouse.core.step.Step;
import dev.rouse.core.step.ToolRequest;
import dev.rouse.core.step.ToolResult;
import dev.rouse.core.step.stored.OutcomeJson;
import dev.rouse.core.step.stored.StepJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What happened in a run, but not when, by whom and at which attempt: undisturbed runs of one
/// script tell the same.
public final class Tale {
  private final List<String> lines = new ArrayList<>();
  private final Set<String> lost = new LinkedHashSet<>();
  private final Set<String> unsaid = new LinkedHashSet<>();
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, Integer> onceBegun = new HashMap<>();
  private final Set<String> begun = new HashSet<>();
  private final Set<String> asksAboutLost = new HashSet<>();

  private Tale() {}

  public static Tale of(List<Entry> steps) {
    var tale = new Tale();
    steps.forEach(tale::tell);
    return tale;
  }

  /// The steps, interrupted attempts and what was asked about them left out.
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /// The `Once` calls of which the run says that it does not know their result.
  public Set<String> lost() {
    return Set.copyOf(lost);
  }

  /// The `Once` calls whose result came under another owner than began them, and no word of it.
  public Set<String> unsaid() {
    return Set.copyOf(unsaid);
  }

  private void tell(Entry entry) {
    switch (entry.step()) {
      case Step.Answered(var answer, _, _, _) -> answered(entry.seq(), answer);
      case Step.Intended(var calls) -> intended(entry.epoch(), calls);
      case Step.Returned(var call, var result) -> returned(entry.epoch(), call, result);
      case Step.Asked(var ask) -> asked(ask);
      case Step.Delegated(var call, _, _, _, _) -> lines.add("delegated " + names.get(call));
      case Step.Heard(_, var input) -> heard(input);
      case Step.Lost(var calls) -> calls.forEach(call -> lost.add(names.get(call)));
      case Step.Ended(var outcome) -> lines.add("ended " + OutcomeJson.write(outcome).write());
      case Step.Expired _,
          Step.Shrunk _,
          Step.Summarised _,
          Step.Corrected _,
          Step.Deferred _,
          Step.Held _,
          Step.FellBack _ ->
          lines.add(StepJson.kind(entry.step()));
    }
  }

  private void answered(int seq, ModelAnswer answer) {
    for (int i = 0; i < answer.calls().size(); i++) {
      names.put(CallIds.of(seq, i), answer.calls().get(i).tool() + "#" + i);
    }
    String calls = answer.calls().stream().map(ToolRequest::tool).collect(Collectors.joining(" "));
    lines.add(("answered " + answer.text() + calls).strip());
  }

  private void intended(int epoch, List<Intent> calls) {
    for (var intent : calls) {
      if (begun.add(intent.call())) {
        lines.add("intended " + names.get(intent.call()) + " " + intent.effect());
      }
      if (intent.effect() == Effect.ONCE) {
        onceBegun.put(intent.call(), epoch);
      }
    }
  }

  private void returned(int epoch, String call, ToolResult result) {
    String name = names.get(call);
    lines.add("returned " + name + " " + (result instanceof ToolResult.Unknown ? "?" : result));
    if (onceBegun.getOrDefault(call, epoch) != epoch && !lost.contains(name)) {
      unsaid.add(name);
    }
  }

  private void asked(Ask ask) {
    switch (ask.why()) {
      case APPROVAL -> lines.add("asked " + names.get(ask.call()));
      case UNKNOWN_RESULT -> asksAboutLost.add(ask.id());
    }
  }

  private void heard(Input input) {
    if (!(input instanceof Input.Decided decided && asksAboutLost.contains(decided.ask()))) {
      lines.add("heard " + input.getClass().getSimpleName());
    }
  }
}
