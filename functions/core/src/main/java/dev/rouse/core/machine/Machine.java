package dev.rouse.core.machine;

import dev.rouse.core.definition.Definition;
import dev.rouse.core.definition.Toolbox;
import dev.rouse.core.run.Call;
import dev.rouse.core.run.Phase;
import dev.rouse.core.run.RunState;
import dev.rouse.core.run.Standing;
import dev.rouse.core.step.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The loop of an agent, without its effects: facts in, steps and the next effect out.
///
/// ```
///   facts --> absorb: what they mean as steps --> settle: all that needs no effect --> Next
/// ```
public final class Machine {
  private final Absorbing absorbing;
  private final Thinking thinking;
  private final Acting acting;
  private final Answers answers;
  private final String definition;

  /// The loop under one definition.
  ///
  /// @param toolbox the definition's own, with what its tool servers offer
  public Machine(Definition definition, Toolbox toolbox) {
    this.definition = definition.hash();
    this.absorbing = new Absorbing(definition);
    this.thinking = new Thinking(definition, toolbox);
    this.acting = new Acting(definition, toolbox);
    this.answers = new Answers(definition);
  }

  /// Decides what the facts mean for a run, and what is due next.
  ///
  /// @param at what time the owner has
  public Transition step(RunState state, Instant at, List<Fact> facts) {
    var turn = absorbed(state, at, facts);
    return turn.then(settle(turn));
  }

  /// Decides what the facts mean and nothing more: the owner drains and begins no effect.
  public Transition rest(RunState state, Instant at, List<Fact> facts) {
    var turn = absorbed(state, at, facts);
    return turn.then(turn.state().outcome().<Next>map(Next.End::new).orElse(new Next.Rest()));
  }

  private Turn absorbed(RunState state, Instant at, List<Fact> facts) {
    var turn = new Turn(state, Moment.of(state, at, facts), definition);
    for (var fact : facts) {
      absorbing.absorb(turn, fact);
    }
    turn.absorbed();
    return turn;
  }

  private Next settle(Turn turn) {
    while (true) {
      var next = look(turn);
      if (next.isPresent()) {
        return next.get();
      }
    }
  }

  /// The effect that is due, or nothing where a step was added and the run stands elsewhere now.
  private Optional<Next> look(Turn turn) {
    return switch (turn.standing().phase()) {
      case Phase.Over(var outcome, _) -> Optional.of(new Next.End(outcome));
      case Phase _ when turn.standing().cancel().isPresent() ->
          turn.end(cancelled(turn.standing()));
      case Phase.Thinking(var notBefore) -> thinking.go(turn, notBefore);
      case Phase.Acting(var calls) -> acting.go(turn, calls);
      case Phase.Answering(var answer) -> answers.check(turn, answer);
    };
  }

  private static Outcome cancelled(Standing standing) {
    var cancel = standing.cancel().orElseThrow();
    var unknown =
        standing.calls().stream()
            .filter(call -> call.progress() instanceof Call.Progress.Lost)
            .map(call -> call.request().tool())
            .toList();
    String said =
        unknown.isEmpty()
            ? cancel.reason()
            : cancel.reason()
                + " (it is not known whether a call took effect: "
                + String.join(", ", unknown)
                + ")";
    return new Outcome.Cancelled(cancel.by(), said);
  }
}
