package dev.rouse.agent.tool.kubernetes;

import dev.rouse.agent.tool.wire.Wire;
import dev.rouse.agent.tool.work.Given;
import dev.rouse.agent.tool.work.Output;
import dev.rouse.agent.tool.work.Performer;
import dev.rouse.agent.tool.work.ToolFault;
import dev.rouse.core.resource.tool.Settings;
import dev.rouse.core.tool.ToolCall;
import java.io.IOException;
import java.util.Optional;

/// Looks at a cluster and changes it, as far as the agent's rights and the tool's namespaces go.
public final class KubernetesTool implements Performer<Settings.Kubernetes> {
  private final Wire wire;
  private final Access access;
  private Optional<Discovery> discovery = Optional.empty();
  private Optional<Api> api = Optional.empty();

  public KubernetesTool(Wire wire, Access access) {
    this.wire = wire;
    this.access = access;
  }

  /// Kept once it could be made: which kinds there are is asked only once.
  private synchronized Discovery connect() throws ToolFault {
    if (discovery.isEmpty()) {
      api = Optional.of(Api.of(wire, access.cluster()));
      discovery = api.map(Discovery::new);
    }
    return discovery.orElseThrow();
  }

  @Override
  public Output perform(ToolCall call, Settings.Kubernetes settings) throws ToolFault, IOException {
    access.mayPerform(settings.operation());
    var given = new Given(call.arguments());
    var kinds = connect();
    var fence = new Fence(settings.namespaces(), call.tool().tool().metadata().namespace());
    var reading = new Reading(api.orElseThrow(), kinds, fence, given);
    var changing = new Changing(api.orElseThrow(), kinds, fence, given, call.key());
    return switch (settings.operation()) {
      case GET -> reading.get();
      case LIST -> reading.list();
      case DESCRIBE -> reading.describe();
      case LOGS -> reading.logs(call.tool().maxOutputBytes());
      case EVENTS -> reading.events();
      case TOP -> reading.top();
      case ROLLOUT_STATUS -> reading.rolloutStatus();
      case APPLY -> changing.apply();
      case SCALE -> changing.scale();
      case RESTART -> changing.restart();
      case DELETE -> changing.delete();
    };
  }
}
