package dev.rouse.cli.activator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rouse.core.problem.Kind;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.task.AgentId;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Predicate;

/// Answers at `/NAMESPACE/NAME` for the agent of that name.
public final class Activator implements AutoCloseable {
  private static final int NAMESPACE = 1;
  private static final int NAME = 2;
  private static final int REST = 3;
  private static final int PARTS = 4;
  private static final int NO_BODY = -1;

  private final Predicate<AgentId> known;
  private final Runnable wake;
  private final Passing passing;
  private final OpenCalls calls = new OpenCalls();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  private Activator(
      Predicate<AgentId> known,
      Function<AgentId, List<Integer>> ports,
      Runnable wake,
      HttpServer server) {
    this.known = known;
    this.wake = wake;
    this.passing = new Passing(ports);
    this.server = server;
  }

  /// Begins to listen on any free port of this machine.
  ///
  /// @param known which agents there are
  /// @param ports where an agent's processes listen, or soon will
  /// @param wake is called when a call has come
  public static Activator listen(
      Predicate<AgentId> known, Function<AgentId, List<Integer>> ports, Runnable wake)
      throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var activator = new Activator(known, ports, wake, server);
    server.setExecutor(activator.threads);
    var _ = server.createContext("/", activator::answer);
    server.start();
    return activator;
  }

  /// Where every agent's URL begins.
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// The calls that have not been answered.
  public Map<AgentId, Integer> calls() {
    return calls.now();
  }

  private void answer(HttpExchange call) throws IOException {
    try (call) {
      var agent = agent(call.getRequestURI()).filter(known);
      if (agent.isEmpty()) {
        refuse(call, new Problem(Kind.NOT_FOUND, "there is no such agent: /NAMESPACE/NAME"));
        return;
      }
      calls.begin(agent.get());
      try {
        wake.run();
        pass(call, agent.get());
      } finally {
        calls.end(agent.get());
      }
    }
  }

  private void pass(HttpExchange call, AgentId agent) throws IOException {
    try {
      var port = passing.await(agent);
      if (port.isEmpty()) {
        refuse(call, new Problem(Kind.UNAVAILABLE, agent + " does not become ready: see its log"));
        return;
      }
      var to = URI.create("http://127.0.0.1:" + port.get() + rest(call.getRequestURI()));
      Passing.back(passing.send(call, to), call);
    } catch (ConnectException | HttpConnectTimeoutException gone) {
      refuse(call, new Problem(Kind.UNAVAILABLE, agent + " has just gone: send it again"));
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private static Optional<AgentId> agent(URI uri) {
    var parts = uri.getPath().split("/", PARTS);
    return parts.length > NAME && !parts[NAMESPACE].isEmpty() && !parts[NAME].isEmpty()
        ? Optional.of(new AgentId(parts[NAMESPACE], parts[NAME]))
        : Optional.empty();
  }

  private static String rest(URI uri) {
    var parts = uri.getRawPath().split("/", PARTS);
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return "/" + (parts.length > REST ? parts[REST] : "") + query;
  }

  private static void refuse(HttpExchange call, Problem problem) throws IOException {
    byte[] body = problem.toJson().write().getBytes(UTF_8);
    call.getResponseHeaders().set("content-type", "application/problem+json");
    call.sendResponseHeaders(problem.status(), body.length == 0 ? NO_BODY : body.length);
    call.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    passing.close();
  }
}
