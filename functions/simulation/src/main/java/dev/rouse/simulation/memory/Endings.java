package dev.rouse.simulation.memory;

import dev.rouse.core.journal.RegisteredAgent;
import dev.rouse.core.outgoing.Outgoing;
import dev.rouse.core.step.Entry;
import dev.rouse.core.step.Input;
import dev.rouse.core.step.Outcome;
import dev.rouse.core.step.Step;
import dev.rouse.core.task.RunRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How runs end, and what that means to others: the next of the session, and whoever asked for it.
final class Endings {
  private final Database database;

  Endings(Database database) {
    this.database = database;
  }

  /// Tells a run to stop. One that nobody has begun ends now: no owner will end it.
  void cancel(Run run, Input.Cancelled cancelled) {
    if (run.epoch > 0) {
      if (!run.wasTold(cancelled)) {
        run.tell(cancelled, database.now());
      }
      return;
    }
    var outcome = new Outcome.Cancelled(cancelled.by(), cancelled.reason());
    var task = run.task;
    String definition =
        database.registry().find(task.agent()).map(RegisteredAgent::hash).orElse("");
    run.steps.add(new Entry(1, 0, database.now(), definition, new Step.Ended(outcome)));
    var destinations = database.registry().destinations(task.agent());
    Outgoing.outcome(destinations, task, 1, outcome).forEach(database::deliver);
    end(run);
  }

  /// A run's last step says that it is over.
  void end(Run run) {
    run.ended = true;
    run.asleep = false;
    run.owner = Optional.empty();
    run.due = Optional.empty();
    database
        .sessions()
        .leave(run)
        .filter(_ -> !database.leavesOut(Omission.NEXT_OF_SESSION))
        .ifPresent(next -> next.due = Optional.of(database.now()));
    run.outcome()
        .filter(_ -> !database.leavesOut(Omission.ANSWER_TO_PARENT))
        .ifPresent(outcome -> tellParent(run, outcome));
  }

  /// What the run's children said while it was over.
  List<Input> answersOfChildren(Run run) {
    var answers = new ArrayList<Input>();
    for (var child : database.runs()) {
      child
          .task
          .parent()
          .filter(parent -> parent.run().equals(run.task.id()))
          .flatMap(parent ->
              child.outcome().map(outcome -> new Input.ChildEnded(parent.call(), outcome)))
          .filter(answer -> !run.wasTold(answer))
          .ifPresent(answers::add);
    }
    return answers;
  }

  private void tellParent(Run run, Outcome outcome) {
    run.task
        .parent()
        .ifPresent(parent -> {
          var ref = new RunRef(run.task.agent().namespace(), parent.run());
          var answer = new Input.ChildEnded(parent.call(), outcome);
          database
              .find(ref)
              .filter(caller -> !caller.ended && !caller.wasTold(answer))
              .ifPresent(caller -> caller.tell(answer, database.now()));
        });
  }
}
