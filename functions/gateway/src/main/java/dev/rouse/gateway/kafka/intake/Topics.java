package dev.rouse.gateway.kafka.intake;

import dev.rouse.core.resource.kind.Agent;
import dev.rouse.core.resource.route.Trigger;
import dev.rouse.gateway.directory.Directory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The topics that agents' triggers name.
final class Topics {
  private final Directory directory;
  private List<Agent> seen = List.of();
  private Map<String, List<Agent>> wanted = Map.of();

  Topics(Directory directory) {
    this.directory = directory;
  }

  /// Who wants something of which topic, as far as is known here.
  @SuppressWarnings("ReferenceEquality") // the same list until something has changed
  Map<String, List<Agent>> wanted() {
    var agents = directory.all();
    if (agents != seen) {
      wanted = byTopic(agents);
      seen = agents;
    }
    return wanted;
  }

  /// The same, as the registry has it now.
  Map<String, List<Agent>> wantedNow() {
    directory.refresh();
    return wanted();
  }

  /// Whether all agents are known, so that a topic that none of them names is nobody's.
  boolean allKnown() {
    return directory.whole();
  }

  private static Map<String, List<Agent>> byTopic(List<Agent> agents) {
    var byTopic = new TreeMap<String, List<Agent>>();
    for (var agent : agents) {
      agent.triggers().stream()
          .filter(Trigger.Kafka.class::isInstance)
          .map(trigger -> ((Trigger.Kafka) trigger).topic())
          .distinct()
          .forEach(topic -> byTopic.computeIfAbsent(topic, _ -> new ArrayList<>()).add(agent));
    }
    return byTopic;
  }
}
