package dev.rouse.controller.plan;

import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.cluster.Kind;
import dev.rouse.controller.standin.Documents;
import dev.rouse.controller.world.World;
import dev.rouse.core.json.Json;
import java.util.Arrays;

/// Worlds out of YAML. A document `missing: [Kind]` takes kinds away that a cluster has else.
final class Worlds {
  private Worlds() {}

  static World of(String yaml) {
    var world = new World();
    Arrays.stream(Kind.values()).forEach(kind -> world.serves(kind, true));
    Documents.of(yaml).forEach(document -> put(world, document));
    return world;
  }

  private static void put(World world, Json.Obj document) {
    var missing = Entity.items(document, "missing");
    if (missing.isEmpty()) {
      var _ = world.put(Entity.of(document));
    }
    missing.stream()
        .map(name -> Kind.valueOf(((Json.Str) name).value()))
        .forEach(kind -> world.serves(kind, false));
  }
}
