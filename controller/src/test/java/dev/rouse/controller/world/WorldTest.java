package dev.rouse.controller.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.cluster.Key;
import dev.rouse.controller.cluster.Kind;
import dev.rouse.core.json.Json;
import org.junit.jupiter.api.Test;

final class WorldTest {
  private static final Key KEY = new Key(Kind.TOOL, "ops", "a");
  private final World world = new World();

  private static Entity version(String version) {
    return Entity.of(
        Json.object()
            .put("apiVersion", "rouse.dev/v1alpha1")
            .put("kind", "Tool")
            .put(
                "metadata",
                Json.object()
                    .put("namespace", "ops")
                    .put("name", "a")
                    .put("resourceVersion", version))
            .done());
  }

  private String seen() {
    return world.get(KEY).map(Entity::resourceVersion).orElse("");
  }

  @Test
  void version_seenAgainOrOlder_isNoNews() {
    assertThat(world.put(version("7"))).isTrue();
    assertThat(world.put(version("7"))).isFalse();
    assertThat(world.put(version("5"))).isFalse();

    assertThat(seen()).isEqualTo("7");
    assertThat(world.knows(KEY, "6")).isTrue();
    assertThat(world.knows(KEY, "8")).isFalse();
  }

  @Test
  void answer_thatComesAfterTheDeletion_isNoNews() {
    var _ = world.put(version("7"));

    world.remove(KEY, "9");

    assertThat(world.put(version("8"))).isFalse();
    assertThat(world.has(KEY)).isFalse();
    assertThat(world.put(version("10"))).isTrue();
    assertThat(seen()).isEqualTo("10");
  }
}
