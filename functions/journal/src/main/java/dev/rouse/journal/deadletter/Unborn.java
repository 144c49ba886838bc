package dev.rouse.journal.deadletter;

import dev.rouse.core.json.Json;
import dev.rouse.core.problem.Kind;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Digest;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.Taken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What never became a run, and why.
///
/// @param id follows from what it is, so that a repeat is known
/// @param subject what it was, as far as it could be read
public record Unborn(
    String namespace, String id, Optional<AgentId> agent, Problem problem, Json.Obj subject) {

  /// The tasks among `offers` that were refused, where nobody waits for an answer.
  ///
  /// @param taken what became of each
  public static List<Unborn> refused(List<Offer> offers, List<Taken> taken) {
    var refused = new ArrayList<Unborn>();
    for (int i = 0; i < offers.size(); i++) {
      var offer = offers.get(i);
      whyNot(taken.get(i)).ifPresent(problem -> refused.add(refused(offer, problem)));
    }
    return refused;
  }

  private static Optional<Problem> whyNot(Taken taken) {
    return switch (taken) {
      case Taken.New _, Taken.Known _, Taken.Joined _ -> Optional.empty();
      case Taken.DifferentBody(var first) ->
          Optional.of(
              new Problem(Kind.DIFFERENT_BODY, "task " + first + " has this source and id"));
      case Taken.Rejected(var holder) ->
          Optional.of(new Problem(Kind.SESSION_BUSY, "run " + holder + " holds the session"));
    };
  }

  private static Unborn refused(Offer offer, Problem problem) {
    var event = offer.event();
    String key = Digest.of(event.id(), event.fingerprint(), problem.kind().type());
    return of(offer.agent(), event.source(), key, problem, event.toJson());
  }

  /// What was meant for an agent: `source` and `key` tell it from all else that was.
  public static Unborn of(
      AgentId agent, String source, String key, Problem problem, Json.Obj subject) {
    String id = Digest.of("unborn", agent.namespace(), agent.name(), source, key);
    return new Unborn(agent.namespace(), id, Optional.of(agent), problem, subject);
  }
}
