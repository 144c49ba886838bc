package dev.rouse.controller.crd;

import static dev.rouse.controller.schema.Schema.address;
import static dev.rouse.controller.schema.Schema.count;
import static dev.rouse.controller.schema.Schema.duration;
import static dev.rouse.controller.schema.Schema.list;
import static dev.rouse.controller.schema.Schema.name;
import static dev.rouse.controller.schema.Schema.object;
import static dev.rouse.controller.schema.Schema.prose;
import static dev.rouse.controller.schema.Schema.text;
import static dev.rouse.controller.schema.Schema.topic;
import static dev.rouse.controller.schema.Schema.written;

import dev.rouse.controller.schema.Schema;
import dev.rouse.core.resource.Defaults;

/// The ways in (triggers) and out (where answers go).
final class Routes {
  private static final int MOST_ROUTES = 32;
  private static final int MOST_MATCHERS = 32;
  private static final int MOST_INCIDENTS = 10_000;

  private Routes() {}

  static Schema triggers() {
    return list(
        "What wakes it; so do HTTP calls to its own URL and to the gateway",
        MOST_ROUTES,
        object("One way to be woken")
            .field("alert", alert())
            .field("broker", broker())
            .field("kafka", kafka())
            .field("schedule", schedule())
            .field(
                "message",
                prose(
                    "What the agent is told, with {{paths}} into the event; a plain rendering of"
                        + " the event if left out"))
            .exactlyOne("alert", "broker", "kafka", "schedule")
            .done());
  }

  private static Schema alert() {
    return object("Alerts from Alertmanager, one task an incident")
        .field(
            "matchers",
            list(
                "Prometheus matchers such as severity=\"critical\", all of which must hold",
                MOST_MATCHERS,
                written("One matcher")))
        .field(
            "cooldown",
            duration(
                    "How long repeats of what a finished run has looked at start none, unless the"
                        + " alerts have changed")
                .defaultsTo(Defaults.COOLDOWN))
        .field("storm", storm())
        .field(
            "expireAfter",
            duration("When an incident that nothing resolves is over")
                .defaultsTo(Defaults.INCIDENT_EXPIRES_AFTER))
        .done();
  }

  private static Schema storm() {
    return object("More incidents than this are held back, with one task that sums them up")
        .field(
            "incidents", count("Incidents", 1, MOST_INCIDENTS).defaultsTo(Defaults.STORM_INCIDENTS))
        .field("per", duration("In this time").defaultsTo(Defaults.STORM_PER))
        .done();
  }

  private static Schema broker() {
    return object("Events of a Knative Broker of this namespace")
        .field("name", name("The Broker's name").defaultsTo(Defaults.BROKER))
        .field("filters", Parts.filters())
        .done();
  }

  private static Schema kafka() {
    return object("Records of a Kafka topic")
        .required("topic", topic("The topic"))
        .field("filters", Parts.filters())
        .done();
  }

  private static Schema schedule() {
    return object("The ticks of a clock")
        .required("cron", written("Five fields, such as 0 7 * * MON-FRI"))
        .field("timeZone", text("Such as Europe/Berlin").defaultsTo(Defaults.TIME_ZONE.getId()))
        .done();
  }

  static Schema replyTo() {
    return list(
        "Where answers go, beside the reply to whoever asked",
        MOST_ROUTES,
        object("One destination")
            .field("sink", Parts.destination("A CloudEvent over HTTP"))
            .field(
                "kafka",
                object("A CloudEvent in a topic").required("topic", topic("The topic")).done())
            .field(
                "slack",
                object("A message in Slack")
                    .required(
                        "urlSecretRef", Parts.keyRef("The Secret's key with the webhook's address"))
                    .done())
            .field("webhook", webhook())
            .exactlyOne("sink", "kafka", "slack", "webhook")
            .done());
  }

  private static Schema webhook() {
    return object("An HTTP call, signed where there is a secret")
        .required("uri", address("Where to"))
        .field("signingSecretRef", Parts.keyRef("The Secret's key to sign with (HMAC-SHA256)"))
        .done();
  }
}
