package dev.rouse.cli.kagent;

import dev.rouse.core.json.Json;
import dev.rouse.core.json.JsonObject;
import dev.rouse.core.resource.kind.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Translates kagent's resources of both its versions.
public final class Kagent {
  private final List<Json.Obj> resources = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();

  private Kagent() {}

  /// What became of kagent's resources.
  ///
  /// @param remarks what has no equal, a sentence each
  public record Translated(List<Json.Obj> resources, List<String> remarks) {
    public Translated {
      resources = List.copyOf(resources);
      remarks = List.copyOf(remarks);
    }
  }

  /// Translates documents. Those of other groups are left out, and it is said.
  public static Translated translate(List<Json.Obj> documents) {
    var kagent = new Kagent();
    documents.forEach(kagent::add);
    return new Translated(kagent.resources, kagent.remarks);
  }

  private void add(Json.Obj document) {
    var source = new Source(document, "");
    source.ignore("status");
    String kind = source.text("kind").orElse("?");
    var metadata = source.part("metadata");
    String who = kind + " " + metadata.text("name").orElse("?");
    if (!source.text("apiVersion").orElse("").startsWith("kagent.dev/")) {
      remarks.add(who + ": is no resource of kagent's, and is left out");
      return;
    }
    var about = new Remarks(who, remarks);
    var spec = source.part("spec");
    var translated =
        switch (kind) {
          case "Agent" ->
              new AgentTranslation(about).agent(spec).map(own -> resource("Agent", metadata, own));
          case "ModelConfig" ->
              new ModelTranslation(about)
                  .model(spec)
                  .map(own -> resource("ModelConfig", metadata, own));
          case "RemoteMCPServer" ->
              new ServerTranslation(about)
                  .remoteServer(spec)
                  .map(own -> resource("Tool", metadata, own));
          case "ToolServer" ->
              new ServerTranslation(about)
                  .toolServer(spec)
                  .map(own -> resource("Tool", metadata, own));
          default -> {
            about.add("this kind has no equal");
            yield Optional.<Json.Obj>empty();
          }
        };
    translated.ifPresent(resources::add);
    if (translated.isPresent()) {
      source.unread().forEach(path -> remarks.add(who + ": " + path + " has no equal"));
    }
  }

  private static Json.Obj resource(String kind, Source metadata, JsonObject spec) {
    metadata.ignore(
        "uid",
        "resourceVersion",
        "generation",
        "creationTimestamp",
        "managedFields",
        "ownerReferences",
        "finalizers",
        "annotations");
    var named =
        Json.object()
            .put("name", metadata.text("name").orElse(""))
            .maybeText("namespace", metadata.text("namespace"))
            .maybe("labels", metadata.get("labels"))
            .done();
    return Json.object()
        .put("apiVersion", Resource.API_VERSION)
        .put("kind", kind)
        .put("metadata", named)
        .put("spec", spec.done())
        .done();
  }
}
