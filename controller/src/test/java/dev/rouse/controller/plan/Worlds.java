package dev.rouse.controller.plan;

import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.cluster.Kind;
import dev.rouse.controller.world.World;
import dev.rouse.core.json.Json;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// Worlds out of YAML. A document `missing: [Kind]` takes kinds away that a cluster has else.
final class Worlds {
  private Worlds() {}

  static World of(String yaml) {
    var world = new World();
    Arrays.stream(Kind.values()).forEach(kind -> world.serves(kind, true));
    var documents = new Load(LoadSettings.builder().build()).loadAllFromString(yaml);
    StreamSupport.stream(documents.spliterator(), false)
        .map(Worlds::json)
        .map(Json.Obj.class::cast)
        .forEach(document -> put(world, document));
    return world;
  }

  private static void put(World world, Json.Obj document) {
    var missing = Entity.items(document, "missing");
    if (missing.isEmpty()) {
      world.put(Entity.of(document));
    }
    missing.stream()
        .map(name -> Kind.valueOf(((Json.Str) name).value()))
        .forEach(kind -> world.serves(kind, false));
  }

  private static Json json(@Nullable Object value) {
    return switch (value) {
      case null -> Json.Null.VALUE;
      case Boolean flag -> Json.of(flag);
      case Integer number -> Json.of(number);
      case Long number -> Json.of(number);
      case List<?> items -> Json.array(items.stream().map(Worlds::json).toList());
      case Map<?, ?> map -> {
        var fields = new LinkedHashMap<String, Json>();
        map.forEach((name, field) -> fields.put(String.valueOf(name), json(field)));
        yield new Json.Obj(fields);
      }
      default -> Json.of(value.toString());
    };
  }
}
