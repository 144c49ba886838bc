package dev.rouse.agent.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rouse.agent.model.fake.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` in the middle of a call that takes two seconds, by what the call may do.
final class KilledInCallIT {
  private static final int SECONDS_OF_A_CALL = 2;

  @TempDir private Path folder;
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private final Semaphore begun = new Semaphore(0);
  private final CountDownLatch closing = new CountDownLatch(1);
  private HttpServer target;
  private Whole whole;

  @BeforeEach
  void open() throws Exception {
    target = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    target.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    target.createContext("/work", this::workFor);
    target.start();
    whole = new Whole(folder);
  }

  @AfterEach
  void close() {
    closing.countDown();
    whole.close();
    target.stop(0);
  }

  @Test
  void read_isRepeated() throws Exception {
    var answer = killedInACall("Read", "");

    assertThat(answer.body()).contains("Well done.");
    assertThat(keys).containsExactly("", "");
  }

  @Test
  void idempotent_isRepeatedUnderItsKey() throws Exception {
    var answer = killedInACall("Idempotent", "");

    assertThat(answer.body()).contains("Well done.");
    assertThat(keys).hasSize(2).doesNotContain("");
    assertThat(keys.getFirst()).isEqualTo(keys.getLast());
  }

  @Test
  void once_isNotRepeated_andTheRunFails_whereTheAgentSaysSo() throws Exception {
    var answer = killedInACall("Once", "  approvals: {onUnknown: Fail}\n");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("urn:rouse:problem:unknown-result", "work");
    assertThat(keys).hasSize(1);
  }

  @Test
  void once_isNotRepeated_andAHumanIsAsked() throws Exception {
    var answer = killedInACall("Once", "");

    assertThat(answer.statusCode()).as("it waits for a human").isEqualTo(202);
    assertThat(keys).hasSize(1);
  }

  /// The answer that the sender gets from the process after the killed one.
  private HttpResponse<String> killedInACall(String effect, String more) throws Exception {
    String file = whole.definition(agent(effect, more)).toString();
    whole.models().script(Reply.calling(Whole.call("work", "{}")), Reply.text("Well done."));
    try (var first = AgentProcess.start(whole.environment(), "--definition", file)) {
      var _ = whole.client().sendAsync(event(first), HttpResponse.BodyHandlers.ofString());
      begun.acquire();
      first.kill();
    }
    try (var second = AgentProcess.start(whole.environment(), "--definition", file)) {
      var again = event(second);
      var answer = whole.client().send(again, HttpResponse.BodyHandlers.ofString());
      while (answer.statusCode() == 409) {
        answer = whole.client().send(again, HttpResponse.BodyHandlers.ofString());
      }
      return answer;
    }
  }

  private void workFor(HttpExchange exchange) throws IOException {
    try (exchange) {
      String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
      keys.add(key == null ? "" : key);
      begun.release();
      var _ = closing.await(SECONDS_OF_A_CALL, TimeUnit.SECONDS);
      exchange.sendResponseHeaders(204, -1);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private String agent(String effect, String more) {
    return Whole.AGENT
        + more
        + """
          tools: [{name: work}]
        ---
        apiVersion: rouse.dev/v1alpha1
        kind: Tool
        metadata: {name: work, namespace: tests}
        spec:
          type: http
          description: Works for a while
          effect: %s
          http: {method: POST, url: 'http://127.0.0.1:%d/work', allowPrivate: true}
        """
            .formatted(effect, target.getAddress().getPort());
  }

  private static HttpRequest event(AgentProcess agent) throws InterruptedException {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + agent.awaitPort() + "/"))
        .headers("ce-specversion", "1.0", "ce-id", "k1", "ce-source", "/tests", "ce-type", "asked")
        .POST(HttpRequest.BodyPublishers.ofString("{}"))
        .build();
  }
}
