package dev.rouse.gateway.api;

import dev.rouse.core.journal.Journal;
import dev.rouse.core.journal.Told;
import dev.rouse.core.problem.Kind;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.step.Input;
import dev.rouse.core.step.stored.OutcomeJson;
import dev.rouse.core.task.RunId;
import dev.rouse.edge.access.Caller;
import dev.rouse.edge.access.Role;
import dev.rouse.edge.http.Reply;
import dev.rouse.edge.http.Request;
import dev.rouse.gateway.shown.RunJson;
import dev.rouse.journal.people.Runs;
import dev.rouse.journal.people.TaskView;
import dev.rouse.journal.people.Tasks;
import java.util.List;
import java.util.Optional;

/// `GET /runs`, `GET /runs/ID`, and `DELETE /runs/ID`, which cancels.
public final class RunsApi {
  private final Runs runs;
  private final Tasks tasks;
  private final Journal journal;

  public RunsApi(Runs runs, Tasks tasks, Journal journal) {
    this.runs = runs;
    this.tasks = tasks;
    this.journal = journal;
  }

  /// The routes.
  public void join(Routes routes) {
    var _ =
        routes
            .on("GET", "/runs", this::list)
            .on("GET", "/runs/*", this::one)
            .on("DELETE", "/runs/*", this::cancel);
  }

  private Reply list(Request request, Caller caller, List<String> given) {
    var query = Query.of(request);
    var listed = runs.list(Permit.view(caller, query.scope()), query.stages(), query.page());
    return Lists.reply(request, listed, RunJson::of);
  }

  private Reply one(Request request, Caller caller, List<String> given) {
    return seen(caller, given.getFirst())
        .map(TaskView::runRef)
        .flatMap(runs::whole)
        .<Reply>map(run -> Lists.json(RunJson.of(run)))
        .orElseGet(() -> unknown(given.getFirst()));
  }

  /// Accepted, not done: a call that changes something is let end before the run does.
  private Reply cancel(Request request, Caller caller, List<String> given) {
    var task = seen(caller, given.getFirst());
    if (task.isEmpty()) {
      return unknown(given.getFirst());
    }
    Permit.require(caller, Role.ADMIN, task.get().runRef().namespace());
    String why = Query.of(request).text("reason").orElse("");
    return switch (journal.tell(task.get().runRef(), new Input.Cancelled(caller.name(), why))) {
      case Told.Delivered _ -> Reply.empty(202);
      case Told.Over(var outcome) ->
          Reply.problem(
              new Problem(Kind.CONFLICT, "the run has ended: it is " + OutcomeJson.kind(outcome)));
      case Told.NoSuchRun _ -> unknown(given.getFirst());
    };
  }

  private Optional<TaskView> seen(Caller caller, String id) {
    return tasks.find(new RunId(id)).filter(task -> Permit.sees(caller, task.runRef().namespace()));
  }

  private static Reply unknown(String id) {
    return Reply.problem(new Problem(Kind.NOT_FOUND, "there is no run " + id));
  }
}
