package dev.rouse.cli.kafka;

import dev.rouse.core.definition.Definition;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.core.resource.route.ReplyTo;
import dev.rouse.core.resource.route.Trigger;
import dev.rouse.core.resource.tool.Settings;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/// Who needs Kafka, and for what.
final class Topics {
  private Topics() {}

  /// Whether one of them reads a topic, answers into one or has a tool that publishes to one.
  static boolean named(Collection<Definition> definitions) {
    return definitions.stream()
        .anyMatch(definition ->
            named(definition.agent())
                || definition.tools().stream()
                    .anyMatch(tool -> tool.settings() instanceof Settings.Kafka));
  }

  /// The topics that wake them.
  static Set<String> read(Collection<Definition> definitions) {
    return definitions.stream()
        .flatMap(definition -> definition.agent().triggers().stream())
        .filter(Trigger.Kafka.class::isInstance)
        .map(trigger -> ((Trigger.Kafka) trigger).topic())
        .collect(Collectors.toSet());
  }

  private static boolean named(Agent agent) {
    return agent.triggers().stream().anyMatch(Trigger.Kafka.class::isInstance)
        || agent.replyTo().stream().anyMatch(ReplyTo.Kafka.class::isInstance);
  }
}
