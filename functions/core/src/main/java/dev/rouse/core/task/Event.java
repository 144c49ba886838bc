package dev.rouse.core.task;

import dev.rouse.core.json.Json;
import dev.rouse.core.json.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A CloudEvent (1.0). Binary data is kept as base64 text, as CloudEvents' JSON format has it.
public record Event(
    String id,
    String source,
    String type,
    Optional<String> subject,
    Optional<String> time,
    Optional<String> contentType,
    Optional<Json> data,
    Optional<String> dataBase64,
    Map<String, String> extensions) {

  private static final Set<String> OWN =
      Set.of(
          "specversion",
          "id",
          "source",
          "type",
          "subject",
          "time",
          "datacontenttype",
          "data",
          "data_base64");

  public Event {
    id = Text.storable(id);
    source = Text.storable(source);
    type = Text.storable(type);
    if (id.isEmpty() || source.isEmpty() || type.isEmpty()) {
      throw new IllegalArgumentException("an event has an id, a source and a type");
    }
    if (data.isPresent() && dataBase64.isPresent()) {
      throw new IllegalArgumentException("an event has data or data_base64, not both");
    }
    subject = subject.map(Text::storable);
    time = time.map(Text::storable);
    contentType = contentType.map(Text::storable);
    extensions = Map.copyOf(cleaned(extensions));
  }

  public static Event of(String id, String source, String type, Json data) {
    return new Event(
        id,
        source,
        type,
        Optional.empty(),
        Optional.empty(),
        Optional.of("application/json"),
        Optional.of(data),
        Optional.empty(),
        Map.of());
  }

  public Event withSubject(String value) {
    return new Event(
        id, source, type, Optional.of(value), time, contentType, data, dataBase64, extensions);
  }

  public Event withExtension(String name, String value) {
    var more = new LinkedHashMap<>(extensions);
    more.put(name, value);
    return new Event(id, source, type, subject, time, contentType, data, dataBase64, more);
  }

  /// What makes two events with one id the same event. Time and extensions are left out: a broker
  /// that delivers again may stamp them anew.
  public String fingerprint() {
    return Digest.of(
        type,
        subject.orElse(""),
        contentType.orElse(""),
        data.map(Json::canonical).orElse(""),
        dataBase64.orElse(""));
  }

  /// Its attributes and extensions by name, as filters see them.
  public Map<String, String> attributes() {
    var attributes = new TreeMap<>(extensions);
    attributes.put("specversion", "1.0");
    attributes.put("id", id);
    attributes.put("source", source);
    attributes.put("type", type);
    subject.ifPresent(value -> attributes.put("subject", value));
    time.ifPresent(value -> attributes.put("time", value));
    contentType.ifPresent(value -> attributes.put("datacontenttype", value));
    return attributes;
  }

  /// What the paths in templates and conditions begin at, by the names of
  /// [dev.rouse.core.resource.Scope#EVENT].
  public Json.Obj scope() {
    var scope =
        Json.object()
            .put("id", id)
            .put("source", source)
            .put("type", type)
            .maybeText("subject", subject)
            .maybeText("time", time)
            .maybe("data", data)
            .put("event", toJson());
    data.flatMap(payload -> payload.at("alerts.0")).ifPresent(alert -> scope.put("alert", alert));
    return scope.done();
  }

  /// CloudEvents' JSON format.
  public Json.Obj toJson() {
    var json =
        Json.object()
            .put("specversion", "1.0")
            .put("id", id)
            .put("source", source)
            .put("type", type)
            .maybeText("subject", subject)
            .maybeText("time", time)
            .maybeText("datacontenttype", contentType);
    new TreeMap<>(extensions).forEach(json::put);
    return json.maybe("data", data).maybeText("data_base64", dataBase64).done();
  }

  /// Reads CloudEvents' JSON format as [#toJson] writes it.
  public static Event fromJson(Json.Obj json) {
    var extensions = new LinkedHashMap<String, String>();
    json.fields()
        .forEach((name, value) -> {
          if (!OWN.contains(name)) {
            extensions.put(name, value instanceof Json.Str(String text) ? text : value.write());
          }
        });
    return new Event(
        json.text("id").orElse(""),
        json.text("source").orElse(""),
        json.text("type").orElse(""),
        json.text("subject"),
        json.text("time"),
        json.text("datacontenttype"),
        json.get("data"),
        json.text("data_base64"),
        extensions);
  }

  private static Map<String, String> cleaned(Map<String, String> extensions) {
    var cleaned = new LinkedHashMap<String, String>();
    extensions.forEach((name, value) -> cleaned.put(Text.storable(name), Text.storable(value)));
    return cleaned;
  }
}
