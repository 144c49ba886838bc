package dev.rouse.controller.crd;

import dev.rouse.controller.schema.Schema;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.kind.Agent;
import java.util.List;
import java.util.Locale;

/// A kind as Kubernetes is told of it.
enum Crd {
  AGENT("Agent", "ragent", "An AI agent that sleeps at zero and wakes on events") {
    @Override
    Schema spec() {
      return AgentSchema.spec();
    }

    @Override
    Schema status() {
      return StatusSchema.agent();
    }

    @Override
    List<Json.Obj> columns() {
      return List.of(
          condition("Ready", "status"),
          column("Replicas", "integer", ".status.replicas"),
          column("Model", "string", ".spec.modelConfigRef.name"),
          condition("Reason", "reason"),
          AGE,
          column("URL", "string", ".status.url").with("priority", Json.of(1)));
    }
  },
  MODEL_CONFIG("ModelConfig", "rmodel", "A model: where it is, how it is asked, what it costs") {
    @Override
    Schema spec() {
      return ModelConfigSchema.spec();
    }

    @Override
    List<Json.Obj> columns() {
      return List.of(
          column("Provider", "string", ".spec.provider"),
          column("Model", "string", ".spec.model"),
          condition("Ready", "status"),
          AGE);
    }
  },
  TOOL("Tool", "rtool", "Something that an agent can do") {
    @Override
    Schema spec() {
      return ToolSchema.spec();
    }

    @Override
    Schema status() {
      return StatusSchema.tool();
    }

    @Override
    List<Json.Obj> columns() {
      return List.of(
          column("Type", "string", ".spec.type"),
          column("Effect", "string", ".spec.effect"),
          condition("Ready", "status"),
          AGE);
    }
  },
  AGENT_TEAM("AgentTeam", "rteam", "Agents that work on one task together; not yet run") {
    @Override
    Schema spec() {
      return TeamSchema.spec();
    }

    @Override
    List<Json.Obj> columns() {
      return List.of(
          column("Type", "string", ".spec.teamType"),
          condition("Ready", "status"),
          condition("Reason", "reason"),
          AGE);
    }
  };

  private static final String GROUP = "rouse.dev";
  private static final Json.Obj AGE = column("Age", "date", ".metadata.creationTimestamp");

  private final String kind;
  private final String shortName;
  private final String description;

  Crd(String kind, String shortName, String description) {
    this.kind = kind;
    this.shortName = shortName;
    this.description = description;
  }

  abstract Schema spec();

  Schema status() {
    return StatusSchema.other();
  }

  abstract List<Json.Obj> columns();

  String kind() {
    return kind;
  }

  String description() {
    return description;
  }

  String plural() {
    return kind.toLowerCase(Locale.ROOT) + "s";
  }

  private static Json.Obj column(String name, String type, String path) {
    return Json.object().put("name", name).put("type", type).put("jsonPath", path).done();
  }

  private static Json.Obj condition(String column, String field) {
    return column(column, "string", ".status.conditions[?(@.type==\"Ready\")]." + field);
  }

  /// The whole definition.
  Json.Obj toJson() {
    return Json.object()
        .put("apiVersion", "apiextensions.k8s.io/v1")
        .put("kind", "CustomResourceDefinition")
        .put("metadata", Json.object().put("name", plural() + "." + GROUP))
        .put(
            "spec",
            Json.object()
                .put("group", GROUP)
                .put("names", names())
                .put("scope", "Namespaced")
                .some("versions", List.of(version())))
        .done();
  }

  private Json.Obj names() {
    return Json.object()
        .put("kind", kind)
        .put("listKind", kind + "List")
        .put("plural", plural())
        .put("singular", kind.toLowerCase(Locale.ROOT))
        .someTexts("shortNames", List.of(shortName))
        .someTexts("categories", List.of("rouse"))
        .done();
  }

  private Json.Obj version() {
    return Json.object()
        .put("name", "v1alpha1")
        .put("served", true)
        .put("storage", true)
        .some("additionalPrinterColumns", columns())
        .put("subresources", subresources())
        .put("schema", Json.object().put("openAPIV3Schema", root().json()))
        .done();
  }

  private Json.Obj subresources() {
    var status = Json.object().put("status", Json.Obj.EMPTY);
    if (this != AGENT) {
      return status.done();
    }
    var scale =
        Json.object()
            .put("specReplicasPath", ".spec.replicas")
            .put("statusReplicasPath", ".status.replicas")
            .put("labelSelectorPath", ".status.selector");
    return status.put("scale", scale).done();
  }

  private Schema root() {
    var root =
        Schema.object(description)
            .field("apiVersion", Schema.prose("rouse.dev/v1alpha1"))
            .field("kind", Schema.prose(kind))
            .field("metadata", new Schema(Json.object().put("type", "object").done()))
            .required("spec", spec())
            .field("status", status());
    if (this == AGENT || this == AGENT_TEAM) {
      root.rule(
          "self.metadata.name.size() <= " + Agent.LONGEST_NAME,
          "metadata.name must be at most "
              + Agent.LONGEST_NAME
              + " characters: what is made of it needs room");
    }
    return root.done();
  }
}
