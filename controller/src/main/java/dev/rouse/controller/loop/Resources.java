package dev.rouse.controller.loop;

import dev.rouse.controller.api.Api;
import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.cluster.Subset;
import dev.rouse.controller.probe.ToolServers;
import dev.rouse.controller.status.ResourceStatus;
import dev.rouse.controller.world.World;
import java.time.Clock;
import java.util.Set;

/// Rounds of what is only looked at: model configs, tools and teams.
final class Resources {
  private final World world;
  private final Api api;
  private final Uses uses;
  private final ToolServers servers;
  private final Clock clock;

  Resources(World world, Api api, Uses uses, ToolServers servers, Clock clock) {
    this.world = world;
    this.api = api;
    this.uses = uses;
    this.servers = servers;
    this.clock = clock;
  }

  void look(Entity object) {
    if (object.deletedAt().isPresent()) {
      return;
    }
    uses.put(object.key(), Set.copyOf(ResourceStatus.uses(object)));
    var status = ResourceStatus.of(world, object, servers.of(object.key()), clock.instant());
    if (!Subset.holds(object.status(), status) || !Subset.holds(status, object.status())) {
      var written = api.applyStatus(object, status);
      Transition.between(object, written).ifPresent(told -> api.tell(object, told));
    }
  }
}
