package dev.rouse.core.run;

import dev.rouse.core.step.ModelAnswer;
import dev.rouse.core.step.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Where a run stands.
public sealed interface Phase {

  /// A model's turn is due, not before that instant.
  record Thinking(Instant notBefore) implements Phase {
    static final Thinking NOW = new Thinking(Instant.MIN);
  }

  /// The model wants calls, and not all of them have their result.
  record Acting(List<Call> calls) implements Phase {
    public Acting {
      calls = List.copyOf(calls);
    }

    /// With one call changed; once all have their result the model's turn is due.
    Phase with(String id, UnaryOperator<Call> change) {
      var changed = new ArrayList<Call>(calls.size());
      boolean done = true;
      for (var call : calls) {
        var now = call.id().equals(id) ? change.apply(call) : call;
        done &= now.done();
        changed.add(now);
      }
      return done ? Thinking.NOW : new Acting(changed);
    }
  }

  /// The model has given what it takes for the answer; it is yet to be checked.
  record Answering(ModelAnswer answer) implements Phase {}

  /// The run has ended, and this is where it goes on if it is opened again.
  record Over(Outcome outcome, Phase before) implements Phase {}
}
