package dev.rouse.agent.tool.helm;

import dev.rouse.agent.tool.kubernetes.Access;
import dev.rouse.agent.tool.kubernetes.Api;
import dev.rouse.agent.tool.kubernetes.Fence;
import dev.rouse.agent.tool.wire.Wire;
import dev.rouse.agent.tool.work.Given;
import dev.rouse.agent.tool.work.Output;
import dev.rouse.agent.tool.work.Performer;
import dev.rouse.agent.tool.work.ToolFault;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.tool.Settings;
import dev.rouse.core.tool.ToolCall;
import java.io.IOException;
import java.util.Optional;

/// Asks about releases.
public final class HelmTool implements Performer<Settings.Helm> {
  private static final int MOST_REVISIONS = 1_000_000;

  private final Wire wire;
  private final Access access;
  private Optional<Api> api = Optional.empty();

  public HelmTool(Wire wire, Access access) {
    this.wire = wire;
    this.access = access;
  }

  private synchronized Api api() throws ToolFault {
    if (api.isEmpty()) {
      api = Optional.of(Api.of(wire, access.cluster()));
    }
    return api.get();
  }

  @Override
  public Output perform(ToolCall call, Settings.Helm settings) throws ToolFault, IOException {
    var given = new Given(call.arguments());
    var fence = new Fence(settings.namespaces(), call.tool().tool().metadata().namespace());
    var store = new Store(api(), fence.namespace(given.text("namespace")));
    return switch (settings.operation()) {
      case LIST -> Output.of(Json.array(store.latest().stream().map(Revision::shown).toList()));
      case HISTORY ->
          Output.of(
              Json.array(
                  store.revisions(given.required("release")).stream()
                      .map(Revision::shown)
                      .toList()));
      case STATUS -> Output.of(release(store, given).status());
      case VALUES -> Output.of(Values.shown(release(store, given), given.flag("all")));
    };
  }

  private static Release release(Store store, Given given) throws ToolFault, IOException {
    String name = given.required("release");
    var asked = given.number("revision", 1, MOST_REVISIONS);
    var revisions = store.revisions(name);
    var meant =
        revisions.stream()
            .filter(revision -> asked.isEmpty() || revision.number() == asked.get())
            .findFirst();
    return store.read(
        meant.orElseThrow(() ->
            new ToolFault(
                "There is no revision "
                    + asked.map(String::valueOf).orElse("")
                    + " of release `"
                    + name
                    + "`: there are "
                    + revisions.stream().map(Revision::number).toList())));
  }
}
