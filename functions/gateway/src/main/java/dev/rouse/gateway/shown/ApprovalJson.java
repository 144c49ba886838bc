package dev.rouse.gateway.shown;

import dev.rouse.core.json.Json;
import dev.rouse.core.task.RunId;
import dev.rouse.core.task.RunRef;
import dev.rouse.journal.human.AskView;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// Questions to humans. Their id here is the run's and the ask's: one text to copy.
public final class ApprovalJson {
  private static final char BETWEEN = '.';

  private ApprovalJson() {}

  /// Which ask an id means.
  ///
  /// @param namespace the run's
  public record Id(String namespace, RunId run, String ask) {

    /// Reads `namespace.run.ask`.
    public static Optional<Id> parse(String text) {
      int last = text.lastIndexOf(BETWEEN);
      int middle = text.lastIndexOf(BETWEEN, last - 1);
      return middle < 1 || last - middle < 2 || last == text.length() - 1
          ? Optional.empty()
          : Optional.of(
              new Id(
                  text.substring(0, middle),
                  new RunId(text.substring(middle + 1, last)),
                  text.substring(last + 1)));
    }

    public RunRef runRef() {
      return new RunRef(namespace, run);
    }

    @Override
    public String toString() {
      return namespace + BETWEEN + run + BETWEEN + ask;
    }
  }

  public static Json.Obj of(AskView view) {
    var ask = view.ask();
    return Json.object()
        .put("id", new Id(view.run().namespace(), view.run().id(), ask.id()).toString())
        .put("agent", view.agent().toString())
        .put("run", view.run().id().value())
        .put("state", state(view))
        .put("why", ask.why().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .put("tool", ask.tool())
        .put("arguments", ask.arguments())
        .put("hash", ask.hash())
        .someTexts("deciders", ask.deciders())
        .put("askedAt", view.askedAt().toString())
        .put("deadline", ask.deadline().toString())
        .maybe(
            "decision",
            view.decision()
                .map(decision ->
                    Json.object()
                        .put("allowed", decision.allowed())
                        .put("by", decision.by())
                        .put("reason", decision.reason())
                        .maybeText("at", view.decidedAt().map(Instant::toString))
                        .done()))
        .done();
  }

  private static String state(AskView view) {
    if (view.open()) {
      return "open";
    }
    return view.decision()
        .map(decision -> decision.allowed() ? "approved" : "denied")
        .orElse("over");
  }
}
