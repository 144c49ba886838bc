package dev.rouse.cli.played;

import dev.rouse.cli.cluster.Cluster;
import dev.rouse.cli.cluster.Kind;
import dev.rouse.cli.cluster.Passage;
import dev.rouse.core.binding.Document;
import dev.rouse.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A cluster that is only looked at.
public final class PlayedCluster implements Cluster {
  private final List<Json.Obj> objects = new ArrayList<>();

  /// Puts objects into it, as YAML.
  public PlayedCluster with(String yaml) {
    Document.parse(yaml).documents().forEach(document -> objects.add(document.json()));
    return this;
  }

  @Override
  public String namespace() {
    return "ops";
  }

  @Override
  public Optional<String> token() {
    return Optional.empty();
  }

  @Override
  public Optional<Json.Obj> get(Kind kind, String namespace, String name) {
    return list(kind, Optional.of(namespace), Map.of()).stream()
        .filter(object -> text(object, "metadata.name").equals(name))
        .findFirst();
  }

  @Override
  public List<Json.Obj> list(Kind kind, Optional<String> namespace, Map<String, String> labels) {
    return objects.stream()
        .filter(object -> text(object, "kind").equals(kind.kind()))
        .filter(object ->
            namespace.isEmpty() || namespace.get().equals(text(object, "metadata.namespace")))
        .toList();
  }

  private static String text(Json.Obj object, String path) {
    return object.at(path).map(found -> ((Json.Str) found).value()).orElse("");
  }

  @Override
  public boolean knows(Kind kind) {
    return true;
  }

  @Override
  public Json.Obj apply(Json.Obj object) {
    throw readOnly();
  }

  @Override
  public Json.Obj merge(Kind kind, Json.Obj object) {
    throw readOnly();
  }

  @Override
  public Json.Obj create(Json.Obj object) {
    throw readOnly();
  }

  @Override
  public boolean delete(Kind kind, String namespace, String name) {
    throw readOnly();
  }

  private static UnsupportedOperationException readOnly() {
    return new UnsupportedOperationException("this cluster is only looked at");
  }

  @Override
  public String version() {
    return "v1.35.0";
  }

  @Override
  public Passage forward(String namespace, String service, int port) {
    throw readOnly();
  }
}
