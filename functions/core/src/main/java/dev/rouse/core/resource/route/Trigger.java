package dev.rouse.core.resource.route;

import dev.rouse.core.alert.Matcher;
import dev.rouse.core.binding.Fields;
import dev.rouse.core.cron.Cron;
import dev.rouse.core.filter.EventFilter;
import dev.rouse.core.json.Json;
import dev.rouse.core.rule.Rules;
import dev.rouse.core.template.Template;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What wakes an agent, and what the agent is told then: `message`, else a plain rendering of what
/// came.
public sealed interface Trigger {
  Optional<Template> message();

  /// Alerts that all matchers fit.
  ///
  /// @param cooldown repeats of what a finished run has looked at start none so long
  /// @param expireAfter when an incident that nothing resolves is over
  record Alert(
      List<Matcher> matchers,
      Duration cooldown,
      Storm storm,
      Duration expireAfter,
      Optional<Template> message)
      implements Trigger {
    public Alert {
      matchers = List.copyOf(matchers);
      Rules.of().positive("expireAfter", expireAfter).hold();
    }

    public boolean matches(Map<String, String> labels) {
      return matchers.stream().allMatch(matcher -> matcher.matches(labels));
    }
  }

  /// More incidents than this, in this time, are held back with one summary task.
  record Storm(int incidents, Duration per) {
    public Storm {
      Rules.of().atLeast(1, "incidents", incidents).positive("per", per).hold();
    }
  }

  /// Events of a Knative Broker that all filters fit.
  record Broker(String name, List<EventFilter> filters, Optional<Template> message)
      implements Trigger {
    public Broker {
      filters = List.copyOf(filters);
      Rules.of().dnsName("name", name).hold();
    }

    public boolean matches(Map<String, String> attributes) {
      return filters.stream().allMatch(filter -> filter.matches(attributes));
    }
  }

  /// Records of a Kafka topic that all filters fit.
  record Kafka(String topic, List<EventFilter> filters, Optional<Template> message)
      implements Trigger {
    public Kafka {
      filters = List.copyOf(filters);
      Rules.of().topic("topic", topic).hold();
    }

    public boolean matches(Map<String, String> attributes) {
      return filters.stream().allMatch(filter -> filter.matches(attributes));
    }
  }

  /// The ticks of a clock.
  record Schedule(Cron cron, ZoneId timeZone, Optional<Template> message) implements Trigger {

    /// The first tick after an instant.
    public Instant next(Instant after) {
      return cron.next(after, timeZone);
    }
  }

  static Optional<Trigger> read(Fields in) {
    return TriggerReader.read(in);
  }

  default Json.Obj toJson() {
    return TriggerJson.of(this);
  }
}
