package dev.rouse.controller.crd;

import static dev.rouse.controller.schema.Schema.count;
import static dev.rouse.controller.schema.Schema.list;
import static dev.rouse.controller.schema.Schema.listBy;
import static dev.rouse.controller.schema.Schema.object;
import static dev.rouse.controller.schema.Schema.prose;
import static dev.rouse.controller.schema.Schema.whole;
import static dev.rouse.controller.schema.Schema.words;

import dev.rouse.controller.schema.ObjectSchema;
import dev.rouse.controller.schema.Schema;
import dev.rouse.core.json.Json;
import java.util.List;

/// What the controller says of each kind.
final class StatusSchema {
  private static final int MOST_CONDITIONS = 16;
  private static final int MOST_TOOLS = 512;
  private static final int MOST_REPLICAS = 1_000_000;

  private StatusSchema() {}

  static Schema agent() {
    return base()
        .field("replicas", count("Replicas that there are", 0, MOST_REPLICAS))
        .field("selector", prose("Label selector of its pods, for autoscalers"))
        .field("url", prose("Its own URL"))
        .done();
  }

  static Schema tool() {
    return base()
        .field("tools", list("What a tool server offers", MOST_TOOLS, prose("One tool")))
        .done();
  }

  static Schema other() {
    return base().done();
  }

  private static ObjectSchema base() {
    return object("What became of it; written by the controller")
        .field("observedGeneration", whole("The generation of the spec that this is about", 0))
        .field("conditions", conditions());
  }

  private static Schema conditions() {
    var condition =
        object("One statement")
            .required("type", prose("About what"))
            .required("status", words(List.of("True", "False", "Unknown"), "Whether it holds"))
            .field("observedGeneration", whole("The generation that it is about", 0))
            .required(
                "lastTransitionTime", prose("Since when").with("format", Json.of("date-time")))
            .required("reason", prose("Why, in a word"))
            .required("message", prose("Why, for people, and what to do"))
            .done();
    return listBy("type", "Statements about it", MOST_CONDITIONS, condition);
  }
}
