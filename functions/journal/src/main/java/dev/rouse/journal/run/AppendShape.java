package dev.rouse.journal.run;

import dev.rouse.core.journal.Append;
import dev.rouse.core.step.Step;

/// What an append holds. The statement is made of these parts and no others: a part left out is not
/// planned.
record AppendShape(Ending ending, boolean steps, boolean asks, boolean deliveries, boolean spend) {

  /// What becomes of the run.
  enum Ending {
    GO_ON,

    /// It goes on, but not over an input that it has not heard.
    GO_ON_HAVING_HEARD,
    SLEEP,
    END
  }

  static AppendShape of(Append append) {
    return new AppendShape(
        switch (append.then()) {
          case Append.Then.GoOn _ ->
              append.needsAllHeard() ? Ending.GO_ON_HAVING_HEARD : Ending.GO_ON;
          case Append.Then.Sleep _ -> Ending.SLEEP;
          case Append.Then.End _ -> Ending.END;
        },
        !append.steps().isEmpty(),
        append.steps().stream().anyMatch(entry -> entry.step() instanceof Step.Asked),
        !append.deliveries().isEmpty(),
        append.spend().isPresent());
  }
}
