package dev.rouse.controller.cluster;

import dev.rouse.core.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An object of the cluster as a value.
public record Entity(Key key, Json.Obj json) {
  private static final String METADATA = "metadata";

  /// What `json` says it is.
  ///
  /// @throws IllegalArgumentException where it is of no kind that is known here
  public static Entity of(Json.Obj json) {
    String apiVersion = json.text("apiVersion").orElse("");
    String kind = json.text("kind").orElse("");
    var known =
        Kind.of(apiVersion, kind)
            .orElseThrow(() -> new IllegalArgumentException(apiVersion + " " + kind));
    var metadata = object(json, METADATA);
    return new Entity(
        new Key(known, metadata.text("namespace").orElse(""), metadata.text("name").orElse("")),
        json);
  }

  public Json.Obj metadata() {
    return object(json, METADATA);
  }

  public Json.Obj spec() {
    return object(json, "spec");
  }

  public Json.Obj status() {
    return object(json, "status");
  }

  public String uid() {
    return metadata().text("uid").orElse("");
  }

  public String resourceVersion() {
    return metadata().text("resourceVersion").orElse("");
  }

  public long generation() {
    return number(metadata(), "generation");
  }

  public Map<String, String> labels() {
    return texts(object(metadata(), "labels"));
  }

  public Map<String, String> annotations() {
    return texts(object(metadata(), "annotations"));
  }

  public List<String> finalizers() {
    return items(metadata(), "finalizers").stream()
        .map(item -> item instanceof Json.Str(String text) ? text : "")
        .toList();
  }

  /// Since when it is being deleted.
  public Optional<Instant> deletedAt() {
    return metadata().text("deletionTimestamp").map(Instant::parse);
  }

  /// Whether its status speaks of its present spec.
  public boolean settled() {
    return number(status(), "observedGeneration") >= generation();
  }

  /// A condition of its status.
  public Optional<Json.Obj> condition(String type) {
    return items(status(), "conditions").stream()
        .filter(Json.Obj.class::isInstance)
        .map(Json.Obj.class::cast)
        .filter(condition -> condition.text("type").filter(type::equals).isPresent())
        .findFirst();
  }

  /// Whether a condition is said to be `True`, `False` or `Unknown`; the latter where it is not
  /// said.
  public String state(String condition) {
    return condition(condition).flatMap(said -> said.text("status")).orElse("Unknown");
  }

  /// The object under a name; an empty one where there is none.
  public static Json.Obj object(Json.Obj json, String name) {
    return json.get(name).orElse(Json.Obj.EMPTY) instanceof Json.Obj object
        ? object
        : Json.Obj.EMPTY;
  }

  /// The items under a name; none where there is no list.
  public static List<Json> items(Json.Obj json, String name) {
    return json.get(name).orElse(Json.Null.VALUE) instanceof Json.Arr(var items)
        ? items
        : List.of();
  }

  /// The number under a name; 0 where there is none.
  public static long number(Json.Obj json, String name) {
    return json.get(name).orElse(Json.Null.VALUE) instanceof Json.Num(var number)
        ? number.longValue()
        : 0;
  }

  private static Map<String, String> texts(Json.Obj json) {
    var texts = new LinkedHashMap<String, String>();
    json.fields()
        .forEach((name, value) -> {
          if (value instanceof Json.Str(String text)) {
            texts.put(name, text);
          }
        });
    return texts;
  }
}
