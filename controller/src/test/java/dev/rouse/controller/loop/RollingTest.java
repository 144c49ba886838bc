package dev.rouse.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.controller.cluster.Kind;
import dev.rouse.core.json.Json;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A new default image on its way through many agents.
final class RollingTest {
  private static final int MOST = 10;
  private final Cluster cluster = new Cluster();
  private final List<String> agents =
      IntStream.range(0, MOST + 3).mapToObj(number -> "agent-" + number).toList();

  @AfterEach
  void close() {
    cluster.close();
  }

  @Test
  void newDefaultImage_tenAtOnce_theNextWhenOneIsReady() throws InterruptedException {
    defaultImage("rouse-agent:1");
    cluster.start();
    agents.forEach(cluster::agent);
    for (String agent : agents) {
      cluster.until("it is deployed", () -> cluster.has(Kind.SCALED_OBJECT, agent));
      cluster.deploys(agent, agent + "-1");
    }
    cluster.rests();

    defaultImage("rouse-agent:2");

    cluster.until("ten roll", () -> rolled().size() == MOST);
    cluster.rests();
    assertThat(rolled()).hasSize(MOST);
    String first = rolled().getFirst();
    cluster.deploys(first, first + "-2");
    cluster.until("the next rolls", () -> rolled().size() == MOST + 1);
    cluster.rests();
    assertThat(rolled()).hasSize(MOST + 1);
    for (int through = MOST + 1; through <= agents.size(); through++) {
      rolled().forEach(agent -> cluster.deploys(agent, agent + "-2"));
      int least = through;
      cluster.until("the next rolls", () -> rolled().size() >= least);
    }
    assertThat(rolled()).containsExactlyInAnyOrderElementsOf(agents);
  }

  private void defaultImage(String image) {
    cluster.server.put(
        Json.object()
            .put("apiVersion", "v1")
            .put("kind", "ConfigMap")
            .put("metadata", Json.object().put("namespace", "rouse-system").put("name", "rouse"))
            .put("data", Json.object().put("agentImage", image))
            .done());
  }

  private List<String> rolled() {
    return cluster.server.list(Kind.SERVICE).stream()
        .filter(service -> service.json().write().contains("\"image\":\"rouse-agent:2\""))
        .map(service -> service.key().name())
        .toList();
  }
}
