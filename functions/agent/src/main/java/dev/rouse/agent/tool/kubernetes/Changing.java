package dev.rouse.agent.tool.kubernetes;

import dev.rouse.agent.tool.kubernetes.Api.Patch;
import dev.rouse.agent.tool.work.Given;
import dev.rouse.agent.tool.work.Output;
import dev.rouse.agent.tool.work.ToolFault;
import dev.rouse.core.json.Json;
import java.io.IOException;
import java.util.Optional;

/// What changes a cluster.
///
/// @param key what the call is known by: the same after a crash
record Changing(Api api, Discovery discovery, Fence fence, Given given, String key) {
  private static final String MANAGER = "?fieldManager=rouse-agent";

  /// By server-side apply, never by force: what another manages is told, not taken.
  Output apply() throws ToolFault, IOException {
    var manifest =
        given
            .object("manifest")
            .orElseThrow(() -> new ToolFault("`manifest` is missing: give it the resource"));
    var kind = discovery.of(needed(manifest, "apiVersion"), needed(manifest, "kind"));
    fence.mayChange(kind);
    String name = Reading.name(needed(manifest, "metadata.name"));
    String written = Printed.text(manifest, "metadata.namespace");
    String namespace =
        kind.namespaced() ? fence.namespace(Optional.of(written).filter(n -> !n.isEmpty())) : "";
    var applied = api.patch(kind.path(namespace, name) + MANAGER, Patch.APPLY, manifest);
    return Output.of(Printed.clean(applied));
  }

  private static String needed(Json manifest, String path) throws ToolFault {
    String text = Printed.text(manifest, path);
    if (text.isEmpty()) {
      throw new ToolFault("The manifest has no `" + path + "`: give it one");
    }
    return text;
  }

  Output scale() throws ToolFault, IOException {
    int replicas =
        given
            .number("replicas", 0, 10_000)
            .orElseThrow(() -> new ToolFault("`replicas` is missing: give it a number"));
    var spec = Json.object().put("spec", Json.object().put("replicas", replicas)).done();
    var _ = api.patch(path() + "/scale" + MANAGER, Patch.MERGE, spec);
    return Output.of(given.required("name") + " shall have " + replicas + " replicas");
  }

  /// The call's own key is what marks the pods, so the same call again restarts nothing.
  Output restart() throws ToolFault, IOException {
    var mark = Json.object().put("annotations", Json.object().put("rouse.dev/restart", key));
    var template = Json.object().put("template", Json.object().put("metadata", mark));
    var _ = api.patch(path() + MANAGER, Patch.MERGE, Json.object().put("spec", template).done());
    return Output.of(given.required("name") + " is being restarted: look at its rollout status");
  }

  Output delete() throws ToolFault, IOException {
    var _ = api.delete(path() + "?propagationPolicy=Background");
    return Output.of(given.required("name") + " is being deleted");
  }

  private String path() throws ToolFault, IOException {
    var kind = discovery.find(given.required("resource"));
    fence.mayChange(kind);
    return Reading.path(kind, fence, given);
  }
}
