package dev.rouse.cli.plane;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rouse.core.binding.Document;
import dev.rouse.core.binding.Fault;
import dev.rouse.core.binding.Fields;
import dev.rouse.core.json.Json;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A Secret or a ConfigMap as Kubernetes has it in YAML.
///
/// @param values by their keys; empty where something is wrong
/// @param faults which name no value
record MountedManifest(Map<Mounts.Key, String> values, List<Fault> faults) {
  MountedManifest {
    values = Map.copyOf(values);
    faults = List.copyOf(faults);
  }

  static MountedManifest read(String text) {
    var texts = Document.parse(text);
    if (!texts.faults().isEmpty()) {
      return new MountedManifest(Map.of(), texts.faults());
    }
    var values = new LinkedHashMap<Mounts.Key, String>();
    for (var document : texts.documents()) {
      var reading = document.read(MountedManifest::values);
      if (!reading.faults().isEmpty()) {
        return new MountedManifest(Map.of(), reading.faults());
      }
      reading.value().ifPresent(values::putAll);
    }
    return new MountedManifest(values, List.of());
  }

  private static Optional<Map<Mounts.Key, String>> values(Fields in) {
    in.ignore("apiVersion", "type", "immutable", "binaryData");
    boolean secret = in.text("kind").required("").equals("Secret");
    String name =
        in.part(
                "metadata",
                metadata -> {
                  metadata.ignore("namespace", "labels", "annotations", "creationTimestamp");
                  return Optional.of(metadata.requiredText("name"));
                })
            .required("");
    var values = new LinkedHashMap<Mounts.Key, String>();
    var data = in.object("data").or(Json.Obj.EMPTY);
    data.fields()
        .forEach((key, value) -> {
          var place = new Mounts.Key(secret, name, key);
          text(value)
              .flatMap(text -> secret ? decoded(text) : Optional.of(text))
              .ifPresentOrElse(
                  text -> values.put(place, text),
                  () -> in.fault("data." + key, secret ? "is no base64 text" : "is no text"));
        });
    if (secret) {
      in.object("stringData")
          .or(Json.Obj.EMPTY)
          .fields()
          .forEach((key, value) ->
              text(value)
                  .ifPresentOrElse(
                      text -> values.put(Mounts.Key.secret(name, key), text),
                      () -> in.fault("stringData." + key, "is no text")));
    }
    return Optional.of(values);
  }

  private static Optional<String> text(Json value) {
    return value instanceof Json.Str(var text) ? Optional.of(text) : Optional.empty();
  }

  private static Optional<String> decoded(String text) {
    try {
      return Optional.of(new String(Base64.getDecoder().decode(text.replaceAll("\\s", "")), UTF_8));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
