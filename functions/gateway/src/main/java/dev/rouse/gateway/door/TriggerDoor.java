package dev.rouse.gateway.door;

import dev.rouse.core.problem.Kind;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.task.AgentId;
import dev.rouse.edge.access.Caller;
import dev.rouse.edge.http.Reply;
import dev.rouse.edge.http.Request;
import dev.rouse.gateway.directory.Directory;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// `POST /triggers/TOKEN`: where a broker hands on what one agent's trigger has let through. The
/// token is the right to do so.
public final class TriggerDoor {
  private final Directory directory;
  private final EventDoor events;
  private final Function<String, Optional<AgentId>> rights;

  /// @param rights which agent's right a token is
  public TriggerDoor(
      Directory directory, EventDoor events, Function<String, Optional<AgentId>> rights) {
    this.directory = directory;
    this.events = events;
    this.rights = rights;
  }

  /// A token that gives no right is a 404, which brokers send again: a new address may be on its
  /// way to them. What the agent's triggers do not want any more is not taken.
  public Reply answer(Request request, Caller caller, List<String> given)
      throws InterruptedException {
    var agent = rights.apply(given.getFirst()).flatMap(directory::find);
    return agent.isEmpty()
        ? Reply.problem(new Problem(Kind.NOT_FOUND, "there is no such trigger"))
        : events.answer(request, Caller.named("trigger/" + agent.get().id()), List.of(agent.get()));
  }
}
