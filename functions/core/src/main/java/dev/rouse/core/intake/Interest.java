package dev.rouse.core.intake;

import dev.rouse.core.outgoing.Outgoing;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.core.resource.route.Trigger;
import dev.rouse.core.task.Event;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// An agent that wants an event, and the first of its triggers that does.
public record Interest(Agent agent, Trigger trigger) {

  /// Those that want an event of a broker. Nobody wants the outcomes of its own runs: a filter that
  /// is too wide would set the agent off again and again.
  public static List<Interest> inBroker(Collection<Agent> agents, Event event) {
    var attributes = event.attributes();
    var others =
        agents.stream()
            .filter(agent -> !event.source().equals(Outgoing.source(agent.id())))
            .toList();
    return among(
        others, trigger -> trigger instanceof Trigger.Broker broker && broker.matches(attributes));
  }

  /// Those that want an event of a Kafka topic.
  ///
  /// @param attributes of the event: most records concern nobody, and are read no further
  public static List<Interest> inTopic(
      Collection<Agent> agents, String topic, Map<String, String> attributes) {
    return among(
        agents,
        trigger ->
            trigger instanceof Trigger.Kafka kafka
                && kafka.topic().equals(topic)
                && kafka.matches(attributes));
  }

  private static List<Interest> among(Collection<Agent> agents, Predicate<Trigger> wants) {
    return agents.stream()
        .flatMap(agent ->
            agent.triggers().stream()
                .filter(wants)
                .limit(1)
                .map(trigger -> new Interest(agent, trigger)))
        .toList();
  }
}
