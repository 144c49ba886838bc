package dev.rouse.core.resource.route;

import dev.rouse.core.alert.Matcher;
import dev.rouse.core.binding.Fields;
import dev.rouse.core.cron.Cron;
import dev.rouse.core.cron.ZoneName;
import dev.rouse.core.filter.EventFilter;
import dev.rouse.core.resource.Defaults;
import dev.rouse.core.resource.Scope;
import dev.rouse.core.template.Template;
import java.util.List;
import java.util.Optional;

/// Triggers out of a document: one way to be woken, and what is said then.
final class TriggerReader {
  private TriggerReader() {}

  static Optional<Trigger> read(Fields in) {
    var message = Scope.template(in, "message", Scope.EVENT).optional();
    var trigger =
        in.<Trigger>oneOf()
            .part("alert", way -> alert(way, message))
            .part("broker", way -> broker(way, message))
            .part("kafka", way -> kafka(way, message))
            .part("schedule", way -> schedule(way, message))
            .required();
    return in.build(trigger::orElseThrow);
  }

  private static Optional<Trigger> alert(Fields in, Optional<Template> message) {
    var matchers = in.texts("matchers", Matcher::parse).or(List.of());
    var cooldown = in.duration("cooldown").or(Defaults.COOLDOWN);
    var storm = in.group("storm", TriggerReader::storm);
    var expireAfter = in.duration("expireAfter").or(Defaults.INCIDENT_EXPIRES_AFTER);
    return in.build(() -> new Trigger.Alert(matchers, cooldown, storm, expireAfter, message));
  }

  private static Optional<Trigger.Storm> storm(Fields in) {
    int incidents = in.count("incidents").or(Defaults.STORM_INCIDENTS);
    var per = in.duration("per").or(Defaults.STORM_PER);
    return in.build(() -> new Trigger.Storm(incidents, per));
  }

  private static Optional<Trigger> broker(Fields in, Optional<Template> message) {
    String name = in.text("name").or(Defaults.BROKER);
    var filters = in.parts("filters", EventFilter::read).or(List.of());
    return in.build(() -> new Trigger.Broker(name, filters, message));
  }

  private static Optional<Trigger> kafka(Fields in, Optional<Template> message) {
    String topic = in.requiredText("topic");
    var filters = in.parts("filters", EventFilter::read).or(List.of());
    return in.build(() -> new Trigger.Kafka(topic, filters, message));
  }

  private static Optional<Trigger> schedule(Fields in, Optional<Template> message) {
    var cron = in.text("cron", Cron::parse).required();
    var zone = in.text("timeZone", ZoneName::parse).or(Defaults.TIME_ZONE);
    return in.build(() -> new Trigger.Schedule(cron.orElseThrow(), zone, message));
  }
}
