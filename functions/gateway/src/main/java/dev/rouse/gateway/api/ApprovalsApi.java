package dev.rouse.gateway.api;

import dev.rouse.core.journal.Journal;
import dev.rouse.core.journal.Verdict;
import dev.rouse.core.json.Json;
import dev.rouse.core.json.MalformedJson;
import dev.rouse.core.problem.Kind;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.rule.BrokenRule;
import dev.rouse.core.step.Input;
import dev.rouse.edge.access.Caller;
import dev.rouse.edge.http.Reply;
import dev.rouse.edge.http.Request;
import dev.rouse.gateway.shown.ApprovalJson;
import dev.rouse.journal.human.Approvals;
import dev.rouse.journal.human.AskView;
import java.util.List;
import java.util.Optional;

/// `GET /approvals` and `POST /approvals/ID` with `{"decision": "approve" or "deny", "reason":
/// ...}`.
public final class ApprovalsApi {
  private final Approvals approvals;
  private final Journal journal;

  public ApprovalsApi(Approvals approvals, Journal journal) {
    this.approvals = approvals;
    this.journal = journal;
  }

  /// The routes.
  public void join(Routes routes) {
    var _ =
        routes
            .on("GET", "/approvals", this::list)
            .on("GET", "/approvals/*", this::one)
            .on("POST", "/approvals/*", this::decide);
  }

  private Reply list(Request request, Caller caller, List<String> given) {
    var query = Query.of(request);
    var scope = Permit.view(caller, query.scope());
    boolean all = query.text("all").filter("true"::equals).isPresent();
    var listed = all ? approvals.all(scope, query.page()) : approvals.open(scope, query.page());
    return Lists.reply(request, listed, ApprovalJson::of);
  }

  private Reply one(Request request, Caller caller, List<String> given) {
    return find(caller, given.getFirst())
        .<Reply>map(view -> Lists.json(ApprovalJson.of(view)))
        .orElseGet(() -> unknown(given.getFirst()));
  }

  private Reply decide(Request request, Caller caller, List<String> given) {
    var found = find(caller, given.getFirst());
    if (found.isEmpty()) {
      return unknown(given.getFirst());
    }
    var view = found.get();
    var refusal = Deciders.refusal(caller, view);
    if (refusal.isPresent()) {
      return Reply.problem(new Problem(Kind.FORBIDDEN, refusal.get() + said(view)));
    }
    var body = body(request);
    var ask = view.ask();
    var decision =
        new Input.Decided(ask.id(), allows(body), caller.name(), body.text("reason").orElse(""));
    String hash = body.text("hash").orElse(ask.hash());
    return reply(given.getFirst(), journal.decide(view.run(), ask.id(), hash, decision));
  }

  private Optional<AskView> find(Caller caller, String id) {
    return ApprovalJson.Id.parse(id)
        .filter(known -> Permit.sees(caller, known.namespace()))
        .flatMap(known -> approvals.get(known.runRef(), known.ask()));
  }

  private static String said(AskView view) {
    return view.decision().map(first -> "; " + said(first)).orElse("");
  }

  private static String said(Input.Decided first) {
    return "%s had %s it already: %s"
        .formatted(first.by(), first.allowed() ? "approved" : "denied", first.reason());
  }

  private static Json.Obj body(Request request) {
    try {
      if (Json.parse(request.body()) instanceof Json.Obj body) {
        return body;
      }
    } catch (MalformedJson malformed) {
      throw new BrokenRule("the body is no JSON: " + malformed.getMessage());
    }
    throw new BrokenRule("the body is no JSON object");
  }

  private static boolean allows(Json.Obj body) {
    return switch (body.text("decision").orElse("")) {
      case "approve" -> true;
      case "deny" -> false;
      case String other ->
          throw new BrokenRule("decision is '" + other + "': say `approve` or `deny`");
    };
  }

  private static Reply reply(String id, Verdict verdict) {
    return switch (verdict) {
      case Verdict.Accepted _ -> Reply.empty(204);
      case Verdict.Already(var first) -> conflict(said(first));
      case Verdict.TooLate(var deadline) ->
          conflict(
              "it is too late: nobody had approved it by "
                  + deadline
                  + ", or its run has ended without it, so the call is not made");
      case Verdict.OtherArguments(var hash) ->
          conflict("it was asked about other arguments: their hash is " + hash);
      case Verdict.NoSuchAsk _ -> unknown(id);
    };
  }

  private static Reply conflict(String why) {
    return Reply.problem(new Problem(Kind.CONFLICT, why));
  }

  private static Reply unknown(String id) {
    return Reply.problem(new Problem(Kind.NOT_FOUND, "there is no approval " + id));
  }
}
