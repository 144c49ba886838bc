package dev.rouse.gateway.door;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rouse.core.json.Json;
import dev.rouse.core.problem.Kind;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Digest;
import dev.rouse.edge.access.Caller;
import dev.rouse.edge.http.Reply;
import dev.rouse.edge.http.Request;
import dev.rouse.edge.sent.Sent;
import dev.rouse.gateway.directory.Directory;
import dev.rouse.journal.deadletter.DeadLetters;
import dev.rouse.journal.deadletter.Unborn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// `POST /triggers/TOKEN`: where a broker hands on what one agent's trigger has let through, and
/// `POST /triggers/TOKEN/dead`, where it brings what it could not hand on. The token is the right
/// to do so.
public final class TriggerDoor {
  private static final int ACCEPTED = 202;
  private static final int MOST_SHOWN = 16 << 10;

  private final Directory directory;
  private final EventDoor events;
  private final DeadLetters deadLetters;
  private final Function<String, Optional<AgentId>> rights;

  /// @param rights which agent's right a token is
  public TriggerDoor(
      Directory directory,
      EventDoor events,
      DeadLetters deadLetters,
      Function<String, Optional<AgentId>> rights) {
    this.directory = directory;
    this.events = events;
    this.deadLetters = deadLetters;
    this.rights = rights;
  }

  /// A token that gives no right is a 404, which brokers send again: a new address may be on its
  /// way to them. What the agent's triggers do not want any more is not taken.
  public Reply answer(Request request, Caller caller, List<String> given)
      throws InterruptedException {
    var agent = agent(given);
    return agent.isEmpty()
        ? unknown()
        : events.answer(request, of(agent.get()), agent.stream().toList());
  }

  /// What can be read was perhaps only kept from us too long, and is taken in as if it had come in
  /// time. What cannot would be refused for ever: it is a dead letter of the agent.
  public Reply answerDead(Request request, Caller caller, List<String> given)
      throws InterruptedException {
    var agent = agent(given);
    if (agent.isEmpty()) {
      return unknown();
    }
    return switch (Sent.read(request, of(agent.get()))) {
      case Sent.Events _ -> events.answer(request, of(agent.get()), agent.stream().toList());
      case Sent.Refused(var problem) -> bury(agent.get().id(), request, problem);
    };
  }

  private Optional<Agent> agent(List<String> given) {
    return rights.apply(given.getFirst()).flatMap(directory::find);
  }

  private static Reply unknown() {
    return Reply.problem(new Problem(Kind.NOT_FOUND, "there is no such trigger"));
  }

  private static Caller of(Agent agent) {
    return Caller.named("trigger/" + agent.id());
  }

  private Reply bury(AgentId agent, Request request, Problem problem) {
    var subject = Json.object();
    request.headers().entrySet().stream()
        .filter(header -> header.getKey().startsWith("ce-"))
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            header -> subject.put(header.getKey().substring("ce-".length()), header.getValue()));
    String text = new String(request.body(), UTF_8);
    subject.put("data", text.substring(0, Math.min(text.length(), MOST_SHOWN)));
    var event = subject.done();
    var letter = Unborn.of(agent, "trigger", Digest.of(event.canonical()), problem, event);
    deadLetters.put(List.of(letter));
    return Reply.empty(ACCEPTED);
  }
}
