package dev.rouse.simulation.story;

import dev.rouse.core.runbook.RunbookTurn;
import dev.rouse.core.step.Ask;
import dev.rouse.core.step.CallIds;
import dev.rouse.core.step.Entry;
import dev.rouse.core.step.Input;
import dev.rouse.core.step.ModelAnswer;
import dev.rouse.core.step.Outcome;
import dev.rouse.core.step.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What happened in a run turn by turn, and how it ended: not when, by whom, at which attempt, nor
/// in which order the calls of one answer came back.
///
/// An end that somebody redrove was only an interruption.
public final class Story {
  private final List<Turn> turns = new ArrayList<>();
  private final Map<String, Place> places = new HashMap<>();
  private final Map<String, String> callOfAsk = new HashMap<>();
  private Optional<Outcome> end = Optional.empty();
  private Optional<Accident> accident = Optional.empty();
  private int redrives;

  private record Place(Turn turn, int call) {}

  private Story() {}

  /// What the steps tell, up to the first accident.
  public static Story of(List<Entry> steps) {
    var story = new Story();
    for (var entry : steps) {
      if (story.accident.isEmpty()) {
        story.tell(entry);
      }
    }
    story.over();
    return story;
  }

  private void tell(Entry entry) {
    switch (entry.step()) {
      case Step.Answered(var answer, var model, _, _) ->
          answered(entry.seq(), answer, model.equals(RunbookTurn.MODEL));
      case Step.Returned(var call, var result) -> {
        var place = place(call);
        place.turn().returned(place.call(), result);
      }
      case Step.Asked(Ask ask) -> callOfAsk.put(ask.id(), ask.call());
      case Step.Heard(_, var input) -> heard(input);
      case Step.Expired(var call) -> place(call).turn().expired(place(call).call());
      case Step.Lost(var calls) ->
          calls.forEach(call -> place(call).turn().lost(place(call).call()));
      case Step.FellBack _ -> accident = Optional.of(Accident.MODEL_FAILED);
      case Step.Ended(var outcome) -> end = Optional.of(outcome);
      case Step.Intended _,
          Step.Delegated _,
          Step.Shrunk _,
          Step.Summarised _,
          Step.Corrected _,
          Step.Deferred _,
          Step.Held _ -> {}
    }
  }

  /// A runbook that was redriven repeats what has failed before it goes on.
  private void answered(int seq, ModelAnswer answer, boolean byRunbook) {
    var repeated =
        turns.stream()
            .filter(turn -> byRunbook && redrives > 0 && turn.failed() && turn.says(answer))
            .findFirst();
    var turn = repeated.orElseGet(() -> new Turn(answer));
    if (repeated.isEmpty()) {
      turns.add(turn);
    }
    for (int call = 0; call < answer.calls().size(); call++) {
      places.put(CallIds.of(seq, call), new Place(turn, call));
    }
  }

  private Place place(String call) {
    return Optional.ofNullable(places.get(call)).orElseThrow();
  }

  private void heard(Input input) {
    switch (input) {
      case Input.Decided(var ask, var allowed, _, _) ->
          said(Optional.ofNullable(callOfAsk.get(ask)), allowed ? "yes" : "no");
      case Input.ChildEnded(var call, var outcome) -> said(Optional.of(call), outcome.toString());
      case Input.News _ -> accident = Optional.of(Accident.NEWS);
      case Input.Cancelled _ -> accident = Optional.of(Accident.CANCELLED);
      case Input.Redriven _ -> {
        end = Optional.empty();
        redrives++;
      }
    }
  }

  private void said(Optional<String> call, String what) {
    call.map(this::place).ifPresent(place -> place.turn().said(place.call(), what));
  }

  private void over() {
    if (accident.isEmpty()) {
      accident = end.isEmpty() ? Optional.of(Accident.UNENDED) : Accident.in(end.get());
    }
  }

  List<Turn> turns() {
    return List.copyOf(turns);
  }

  /// What ended the telling, where it was not the run's own end.
  Optional<Accident> accident() {
    return accident;
  }

  /// How it ended, where no accident came before.
  Optional<Outcome> end() {
    return accident.isEmpty() ? end : Optional.empty();
  }

  /// How often it was redriven. Whoever redrives does it only so often, whatever the run failed of.
  int redrives() {
    return redrives;
  }

  @Override
  public String toString() {
    return turns + " then " + end + " by " + accident + ", redriven " + redrives;
  }
}
