package dev.rouse.gateway.api;

import dev.rouse.core.journal.Journal;
import dev.rouse.core.problem.Kind;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.step.Input;
import dev.rouse.edge.access.Caller;
import dev.rouse.edge.access.Role;
import dev.rouse.edge.http.Reply;
import dev.rouse.edge.http.Request;
import dev.rouse.gateway.shown.DeadLetterJson;
import dev.rouse.journal.deadletter.DeadLetter;
import dev.rouse.journal.deadletter.DeadLetters;
import java.util.List;
import java.util.Optional;

/// `GET /dead`, `GET /dead/ID`, `POST /dead/ID/redrive` and `DELETE /dead/ID`, which purges.
public final class DeadApi {
  private final DeadLetters letters;
  private final Journal journal;

  public DeadApi(DeadLetters letters, Journal journal) {
    this.letters = letters;
    this.journal = journal;
  }

  /// The routes.
  public void join(Routes routes) {
    var _ =
        routes
            .on("GET", "/dead", this::list)
            .on("GET", "/dead/*", this::one)
            .on("POST", "/dead/*/redrive", this::redrive)
            .on("DELETE", "/dead/*", this::purge);
  }

  private Reply list(Request request, Caller caller, List<String> given) {
    var query = Query.of(request);
    var scope = Permit.view(caller, query.scope());
    return Lists.reply(request, letters.list(scope, query.page()), DeadLetterJson::of);
  }

  private Reply one(Request request, Caller caller, List<String> given) {
    return find(caller, given.getFirst())
        .<Reply>map(letter -> Lists.json(DeadLetterJson.of(letter)))
        .orElseGet(() -> unknown(given.getFirst()));
  }

  private Reply redrive(Request request, Caller caller, List<String> given) {
    var letter = find(caller, given.getFirst());
    if (letter.isEmpty()) {
      return unknown(given.getFirst());
    }
    Permit.require(caller, Role.ADMIN, letter.get().namespace());
    var run = letter.get().run();
    if (run.isEmpty()) {
      return Reply.problem(
          new Problem(
              Kind.CONFLICT,
              "it never became a run: correct what its problem says, send it again"));
    }
    return journal.redrive(run.get(), new Input.Redriven(caller.name()))
        ? Reply.empty(202)
        : Reply.problem(new Problem(Kind.CONFLICT, "the run has not failed, or goes on already"));
  }

  private Reply purge(Request request, Caller caller, List<String> given) {
    var letter = find(caller, given.getFirst());
    letter.ifPresent(found -> Permit.require(caller, Role.ADMIN, found.namespace()));
    return letter.filter(found -> letters.purge(found.namespace(), found.id())).isPresent()
        ? Reply.empty(204)
        : unknown(given.getFirst());
  }

  private Optional<DeadLetter> find(Caller caller, String id) {
    int dot = id.lastIndexOf('.');
    return dot < 1 || !Permit.sees(caller, id.substring(0, dot))
        ? Optional.empty()
        : letters.get(id.substring(0, dot), id.substring(dot + 1));
  }

  private static Reply unknown(String id) {
    return Reply.problem(new Problem(Kind.NOT_FOUND, "there is no dead letter " + id));
  }
}
