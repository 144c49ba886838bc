package dev.rouse.journal.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.journal.RegisteredAgent;
import dev.rouse.core.task.AgentId;
import dev.rouse.journal.embedded.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class RegistryCopyTest {
  private static final AgentId ONE = new AgentId("ops", "one");
  private static final AgentId TWO = new AgentId("shop", "two");

  private final Scene scene = Scene.open();
  private final Registry registry = new Registry(scene.database());
  private final RegistryCopy copy = new RegistryCopy(scene.database());

  @AfterEach
  void close() {
    scene.close();
  }

  private static RegisteredAgent version(String hash) {
    return new RegisteredAgent(hash, "{\"version\":\"" + hash + "\"}", false);
  }

  @Test
  void refresh_firstTime_readsAll() {
    assertThat(copy.refresh()).isEmpty();
    registry.put(ONE, version("v1"));
    registry.put(TWO, version("v1"));

    assertThat(copy.refresh()).containsExactlyInAnyOrder(ONE, TWO);

    assertThat(copy.agents()).containsEntry(ONE, version("v1")).hasSize(2);
    assertThat(new RegistryCopy(scene.database()).refresh()).hasSize(2);
  }

  @Test
  void refresh_somethingChanged_saysWhat() {
    registry.put(ONE, version("v1"));
    registry.put(TWO, version("v1"));
    var _ = copy.refresh();

    registry.put(ONE, version("v1"));
    assertThat(copy.refresh()).isEmpty();

    registry.put(ONE, version("v2"));
    assertThat(copy.refresh()).containsExactly(ONE);
    assertThat(copy.agents()).containsEntry(ONE, version("v2"));

    registry.put(TWO, new RegisteredAgent("v1", "{}", true));
    assertThat(copy.refresh()).containsExactly(TWO);
    assertThat(copy.agents().get(TWO)).extracting(RegisteredAgent::suspended).isEqualTo(true);
  }

  @Test
  void refresh_agentRemoved_isGone() {
    registry.put(ONE, version("v1"));
    registry.put(TWO, version("v1"));
    var _ = copy.refresh();

    registry.remove(ONE);
    assertThat(copy.refresh()).containsExactly(ONE);
    assertThat(copy.agents()).containsOnlyKeys(TWO);

    registry.remove(ONE);
    assertThat(copy.refresh()).isEmpty();

    registry.remove(TWO);
    registry.put(ONE, version("v3"));
    assertThat(copy.refresh()).containsExactlyInAnyOrder(ONE, TWO);
    assertThat(copy.agents()).containsOnlyKeys(ONE);
  }

  /// A revision that is seen before an older one would hide what the older one changed.
  @Test
  void refresh_whileManyChange_missesNothing() throws Exception {
    var writers = new ArrayList<Future<Boolean>>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int writer = 0; writer < 8; writer++) {
        int seed = writer;
        writers.add(executor.submit(() -> change(new Random(seed))));
      }
      while (writers.stream().anyMatch(writer -> !writer.isDone())) {
        var _ = copy.refresh();
      }
      for (var writer : writers) {
        assertThat(writer.get()).isTrue();
      }
    }
    var _ = copy.refresh();

    assertThat(copy.agents()).isEqualTo(registry.all());
  }

  private boolean change(Random random) {
    List<AgentId> agents =
        IntStream.range(0, 10).mapToObj(i -> new AgentId("ops", "agent-" + i)).toList();
    for (int i = 0; i < 60; i++) {
      var agent = agents.get(random.nextInt(agents.size()));
      if (random.nextInt(4) == 0) {
        registry.remove(agent);
      } else {
        registry.put(agent, version("v" + random.nextInt(1000)));
      }
    }
    return true;
  }
}
