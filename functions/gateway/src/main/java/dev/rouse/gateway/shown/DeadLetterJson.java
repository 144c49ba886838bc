package dev.rouse.gateway.shown;

import dev.rouse.core.json.Json;
import dev.rouse.core.task.AgentId;
import dev.rouse.journal.deadletter.DeadLetter;

/// What failed for good.
public final class DeadLetterJson {
  private DeadLetterJson() {}

  /// A line of a list. Its id holds the namespace: one text to copy.
  public static Json.Obj of(DeadLetter letter) {
    return Json.object()
        .put("id", letter.namespace() + "." + letter.id())
        .maybeText("agent", letter.agent().map(AgentId::toString))
        .maybeText("run", letter.run().map(run -> run.id().value()))
        .put("problem", letter.problem().toJson())
        .maybe("subject", letter.subject())
        .put("at", letter.at().toString())
        .done();
  }
}
