package dev.rouse.agent.door;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rouse.core.journal.RunView;
import dev.rouse.core.json.Json;
import dev.rouse.core.outgoing.Outgoing;
import dev.rouse.core.problem.Kind;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.step.Outcome;
import dev.rouse.core.step.stored.OutcomeJson;
import dev.rouse.core.task.Event;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.RunId;
import dev.rouse.edge.event.EventsOut;
import dev.rouse.edge.http.Reply;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a caller is told of its run.
///
/// @param gateway where accepted tasks are looked at; without one, here
record Answers(Optional<URI> gateway) {
  /// Where tasks are looked at.
  static final String TASKS = "/tasks/";

  private static final String RUN = "rouse-run";
  private static final String JSON = "application/json";

  Reply.Whole of(Form form, Offer offer, Ending ending) {
    return switch (ending) {
      case Ending.Later _ -> later(offer.id());
      case Ending.Over(var seq, var outcome) ->
          over(form, offer, seq, outcome).with(RUN, offer.id().value());
    };
  }

  /// Accepted, with where to look for it. The body stays empty: Knative's Kafka broker takes any
  /// other that is no event for a failure.
  Reply.Whole later(RunId run) {
    return Reply.empty(202).with("location", place(run)).with(RUN, run.value());
  }

  String place(RunId run) {
    String base = gateway.map(URI::toString).orElse("");
    return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + TASKS + run.value();
  }

  static Reply.Whole standing(String task, RunView view) {
    var json = Json.object().put("task", task).put("run", task);
    json.put("state", view.state().name().toLowerCase(Locale.ROOT));
    view.outcome().ifPresent(outcome -> json.put("outcome", OutcomeJson.write(outcome)));
    return Reply.of(200, JSON, json.done().write());
  }

  private static Reply.Whole over(Form form, Offer offer, int seq, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Failed(var problem) -> Reply.problem(problem);
      case Outcome.Completed completed ->
          switch (form) {
            case EVENT, BATCH -> event(event(offer, seq, outcome));
            case JSON -> Reply.of(200, JSON, json(completed).write());
            case TEXT -> Reply.of(200, "text/plain; charset=utf-8", completed.text());
          };
      case Outcome.Cancelled(var by, var reason) ->
          switch (form) {
            case EVENT, BATCH -> event(event(offer, seq, outcome));
            case JSON, TEXT ->
                Reply.problem(new Problem(Kind.CONFLICT, "cancelled by " + by + ": " + reason));
          };
    };
  }

  static Json json(Outcome.Completed completed) {
    return completed.data().orElseGet(() -> Json.object().put("message", completed.text()).done());
  }

  /// The event of a run's end. Whoever is told of it in another way too is told under the same id.
  static Event event(Offer offer, int seq, Outcome outcome) {
    var task = offer.accepted(Instant.EPOCH);
    return Outgoing.outcome(List.of(Json.Obj.EMPTY), task, seq, outcome).getFirst().event();
  }

  private static Reply.Whole event(Event event) {
    Map<String, String> headers = new LinkedHashMap<>();
    String body =
        EventsOut.binary(event, headers::put).map(bytes -> new String(bytes, UTF_8)).orElse("");
    return new Reply.Whole(200, headers, body);
  }
}
