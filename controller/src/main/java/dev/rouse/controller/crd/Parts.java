package dev.rouse.controller.crd;

import static dev.rouse.controller.schema.Schema.address;
import static dev.rouse.controller.schema.Schema.label;
import static dev.rouse.controller.schema.Schema.list;
import static dev.rouse.controller.schema.Schema.listBy;
import static dev.rouse.controller.schema.Schema.name;
import static dev.rouse.controller.schema.Schema.object;
import static dev.rouse.controller.schema.Schema.open;
import static dev.rouse.controller.schema.Schema.prose;
import static dev.rouse.controller.schema.Schema.texts;
import static dev.rouse.controller.schema.Schema.written;

import dev.rouse.controller.schema.ObjectSchema;
import dev.rouse.controller.schema.Schema;

/// What several resources have in common: references, values, destinations, filters.
final class Parts {
  private static final int MOST_VALUES = 64;
  private static final int MOST_FILTERS = 32;

  private Parts() {}

  static Schema ref(String description) {
    return object(description).required("name", label("Its name")).done();
  }

  /// A reference that may lead into another namespace.
  static Schema farRef(String description) {
    return object(description)
        .required("name", label("Its name"))
        .field("namespace", label("Its namespace; this one if left out"))
        .done();
  }

  static Schema keyRef(String description) {
    return object(description)
        .required("name", name("Name of the object"))
        .required("key", written("Key in its data"))
        .done();
  }

  /// A Secret's key or a ConfigMap's.
  static Schema source(String description) {
    return object(description)
        .field("secretKeyRef", keyRef("A key of a Secret of this namespace"))
        .field("configMapKeyRef", keyRef("A key of a ConfigMap of this namespace"))
        .exactlyOne("secretKeyRef", "configMapKeyRef")
        .done();
  }

  /// Names with values, given or found elsewhere.
  static Schema namedValues(String description) {
    return listBy("name", description, MOST_VALUES, namedValue().done());
  }

  /// The same where a name is not one's own business.
  static ObjectSchema namedValue() {
    return object("A name and its value")
        .required("name", written("Name"))
        .field("value", prose("The value itself"))
        .field("valueFrom", source("Where the value is found"))
        .exactlyOne("value", "valueFrom");
  }

  static Schema destination(String description) {
    return object(description)
        .field("ref", addressable())
        .field("uri", address("An address"))
        .exactlyOne("ref", "uri")
        .done();
  }

  private static Schema addressable() {
    return object("An object that has an address: a Broker, a Knative Service, a Channel")
        .required("apiVersion", written("Such as eventing.knative.dev/v1"))
        .required("kind", written("Such as Broker"))
        .required("name", name("Its name"))
        .field("namespace", label("Its namespace; this one if left out"))
        .done();
  }

  static Schema filters() {
    return list(
        "What an event must fit, all of it; filters as in a Knative Trigger. Without any, every"
            + " event does",
        MOST_FILTERS,
        object("One filter")
            .field("exact", texts("Attributes and the values that they must have"))
            .field("prefix", texts("Attributes and what they must begin with"))
            .field("suffix", texts("Attributes and what they must end with"))
            .field("all", nested("Filters that must all fit"))
            .field("any", nested("Filters of which one must fit"))
            .field("not", open("A filter that must not fit"))
            .field("cesql", written("An expression in CloudEvents SQL"))
            .exactlyOne("exact", "prefix", "suffix", "all", "any", "not", "cesql")
            .done());
  }

  /// A schema cannot contain itself: what is inside is the reader's to check.
  private static Schema nested(String description) {
    return list(description, MOST_FILTERS, open("One filter, as those around it"));
  }
}
