package dev.rouse.core.machine;

import dev.rouse.core.definition.Definition;
import dev.rouse.core.limit.Backoff;
import dev.rouse.core.model.ModelReply;
import dev.rouse.core.problem.Kind;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.step.Outcome;
import dev.rouse.core.step.Step;

/// What becomes of a run whose models have all failed: the runbook takes their place, or the run
/// waits and tries again, or it has failed.
final class ModelFailures {
  private final Definition definition;

  ModelFailures(Definition definition) {
    this.definition = definition;
  }

  void absorb(Turn turn, ModelReply.Failed failed) {
    if (definition.agent().runbook().isPresent()) {
      turn.add(new Step.FellBack(failed.problem()));
    } else if (!failed.passing()) {
      turn.endAfterwards(new Outcome.Failed(failed.problem()));
    } else {
      later(turn, failed.problem());
    }
  }

  private void later(Turn turn, Problem problem) {
    var retry = definition.agent().retry();
    int deferrals = turn.standing().tally().deferrals();
    if (deferrals + 1 >= retry.attempts()) {
      turn.endAfterwards(Kind.RETRIES, "tried " + (deferrals + 1) + " times: " + problem.detail());
      return;
    }
    var delay =
        Backoff.delay(
            retry.backoff(), retry.maxBackoff(), deferrals, turn.state().task().id().value());
    turn.add(new Step.Deferred(problem, turn.at().plus(delay)));
  }
}
