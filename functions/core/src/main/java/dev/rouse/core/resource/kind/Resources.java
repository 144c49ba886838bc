package dev.rouse.core.resource.kind;

import dev.rouse.core.binding.Document;
import dev.rouse.core.binding.Fault;
import dev.rouse.core.binding.Fields;
import dev.rouse.core.json.Json;
import dev.rouse.core.rule.BrokenRule;
import dev.rouse.core.rule.Nearest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Resources out of texts and out of the registry.
public final class Resources {
  private static final Set<String> KINDS = Set.of("Agent", "AgentTeam", "ModelConfig", "Tool");

  private Resources() {}

  /// What became of a text.
  public sealed interface Result {

    /// All of it is right.
    record Read(List<Resource> resources) implements Result {
      public Read {
        resources = List.copyOf(resources);
      }
    }

    /// Something is wrong: every fault, in the order of the text.
    record Invalid(List<Fault> faults) implements Result {
      public Invalid {
        faults = List.copyOf(faults);
      }
    }
  }

  /// Reads what somebody wrote, in YAML or JSON, any number of documents. What says no namespace is
  /// of `namespace`.
  public static Result read(String text, String namespace) {
    var texts = Document.parse(text);
    var faults = new ArrayList<>(texts.faults());
    var resources = new ArrayList<Resource>();
    var seen = new HashSet<String>();
    for (Document document : texts.documents()) {
      var reading = document.read(in -> resource(in, namespace, seen));
      faults.addAll(reading.faults());
      reading.value().ifPresent(resources::add);
    }
    faults.sort(Comparator.comparingInt(Fault::line));
    return faults.isEmpty() ? new Result.Read(resources) : new Result.Invalid(faults);
  }

  /// Reads what somebody wrote, where it is a value already: there are no lines then.
  public static Result read(Json.Obj json, String namespace) {
    var reading = Document.of(json).read(in -> resource(in, namespace, new HashSet<>()));
    return reading.faults().isEmpty()
        ? new Result.Read(reading.value().stream().toList())
        : new Result.Invalid(reading.faults());
  }

  /// The names that are known at each place of a resource such as this.
  public static Map<String, Set<String>> known(Json.Obj json) {
    return Document.of(json).known(in -> resource(in, "unsaid", new HashSet<>()));
  }

  /// Reads what [Resource#toJson] wrote, of this release or a newer one.
  ///
  /// @throws IllegalStateException where it cannot be read: a fault of the store, not of a user
  public static Resource stored(Json.Obj json) {
    var reading = Document.of(json).trust(in -> resource(in, "", new HashSet<>()));
    return reading
        .value()
        .orElseThrow(
            () -> new IllegalStateException("a stored resource is invalid: " + reading.faults()));
  }

  private static Optional<Resource> resource(Fields in, String namespace, Set<String> seen) {
    in.ignore("status");
    var _ = in.text("apiVersion", Resources::apiVersion).required("");
    String kind = in.text("kind", Resources::kind).required("");
    var named = in.part("metadata", fields -> Metadata.read(fields, namespace));
    var metadata = named.required(Metadata.of("unsaid", "unsaid"));
    String key = kind + " " + metadata.namespace() + "/" + metadata.name();
    if (named.optional().isPresent() && !seen.add(key)) {
      in.fault("metadata.name", "is the name of another " + kind + " before this one");
    }
    return switch (kind) {
      case "Agent" -> Agent.read(in, metadata);
      case "AgentTeam" -> AgentTeam.read(in, metadata);
      case "ModelConfig" -> ModelConfig.read(in, metadata);
      case "Tool" -> Tool.read(in, metadata);
      default -> unknown(in);
    };
  }

  private static Optional<Resource> unknown(Fields in) {
    in.ignore("spec");
    return Optional.empty();
  }

  private static String apiVersion(String text) {
    if (!text.equals(Resource.API_VERSION)) {
      throw new BrokenRule("must be `" + Resource.API_VERSION + "`, not `" + text + "`");
    }
    return text;
  }

  private static String kind(String text) {
    if (!KINDS.contains(text)) {
      throw new BrokenRule(
          "must be one of `Agent`, `AgentTeam`, `ModelConfig`, `Tool`, not `"
              + text
              + "`"
              + Nearest.hint(text, KINDS));
    }
    return text;
  }
}
