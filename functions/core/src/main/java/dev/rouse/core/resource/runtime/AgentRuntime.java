package dev.rouse.core.resource.runtime;

import dev.rouse.core.binding.Fields;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.NamedValue;
import dev.rouse.core.rule.Rules;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How an agent's process runs.
///
/// @param image the release's where it says none
/// @param serviceAccountName one of its own where it says none
public record AgentRuntime(
    Optional<String> image,
    Amounts resources,
    List<NamedValue> env,
    List<EnvSource> envFrom,
    List<Volume> volumes,
    Optional<String> serviceAccountName,
    List<String> imagePullSecrets,
    Map<String, String> labels,
    Map<String, String> annotations) {
  private static final String RESERVED_PREFIX = "ROUSE_";

  public AgentRuntime {
    env = List.copyOf(env);
    envFrom = List.copyOf(envFrom);
    volumes = List.copyOf(volumes);
    imagePullSecrets = List.copyOf(imagePullSecrets);
    labels = Map.copyOf(labels);
    annotations = Map.copyOf(annotations);
    var names = env.stream().map(NamedValue::name).toList();
    Rules.of()
        .written("image", image.orElse("unsaid"))
        .dnsName("serviceAccountName", serviceAccountName.orElse("unsaid"))
        .distinct("env", names)
        .each(
            "env",
            names,
            name -> !name.startsWith(RESERVED_PREFIX),
            "must not set names that begin with " + RESERVED_PREFIX)
        .distinct("volumes", volumes.stream().map(Volume::name).toList())
        .distinct("volumes", volumes.stream().map(Volume::mountPath).toList())
        .hold();
  }

  public static Optional<AgentRuntime> read(Fields in) {
    var image = in.text("image").optional();
    var resources = in.group("resources", Amounts::read);
    var env = in.parts("env", NamedValue::read).or(List.of());
    var envFrom = in.parts("envFrom", EnvSource::read).or(List.of());
    var volumes = in.parts("volumes", Volume::read).or(List.of());
    var account = in.text("serviceAccountName").optional();
    var pullSecrets = in.parts("imagePullSecrets", AgentRuntime::name).or(List.of());
    var labels = in.textMap("labels").or(Map.of());
    var annotations = in.textMap("annotations").or(Map.of());
    return in.build(() ->
        new AgentRuntime(
            image, resources, env, envFrom, volumes, account, pullSecrets, labels, annotations));
  }

  private static Optional<String> name(Fields in) {
    String name = in.requiredText("name");
    return in.build(() -> name);
  }

  public Json.Obj toJson() {
    return Json.object()
        .maybeText("image", image)
        .put("resources", resources.toJson())
        .some("env", env.stream().map(NamedValue::toJson).toList())
        .some("envFrom", envFrom.stream().map(EnvSource::toJson).toList())
        .some("volumes", volumes.stream().map(Volume::toJson).toList())
        .maybeText("serviceAccountName", serviceAccountName)
        .some("imagePullSecrets", imagePullSecrets.stream().map(AgentRuntime::named).toList())
        .put("labels", Json.texts(labels))
        .put("annotations", Json.texts(annotations))
        .done();
  }

  private static Json.Obj named(String name) {
    return Json.object().put("name", name).done();
  }
}
