package dev.rouse.bench.agent;

import dev.rouse.bench.machine.Proc;
import dev.rouse.cli.process.Launch;
import dev.rouse.edge.program.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// An agent's process, started as in life: one jar, its flags, its cache.
public final class AgentJvm implements AutoCloseable {
  private static final Path JAR = Path.of("functions", "agent", "target", "rouse-agent.jar");
  private static final Path LOG = JAR.resolveSibling("bench-agent.log");
  private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);
  private static final double NANOS_IN_MILLI = 1e6;
  private final Process process;
  private final int port;
  private final long began;
  private final HttpClient client;

  private AgentJvm(Process process, int port, long began, HttpClient client) {
    this.process = process;
    this.port = port;
    this.began = began;
    this.client = client;
  }

  /// Starts one with the cache that the build has trained.
  public static AgentJvm start(HttpClient client, Map<String, String> environment)
      throws IOException {
    var launch = Launch.of(JAR);
    if (!launch.trained()) {
      throw new IOException(launch.cache() + " is not there, or of another jar: build it again");
    }
    int port = FreePort.find();
    var builder = new ProcessBuilder(launch.command());
    builder.environment().putAll(environment);
    builder.environment().put("PORT", Integer.toString(port));
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(LOG.toFile());
    long began = System.nanoTime();
    return new AgentJvm(builder.start(), port, began, client);
  }

  public double millisSinceStart() {
    return (System.nanoTime() - began) / NANOS_IN_MILLI;
  }

  /// Waits until it is ready.
  public void awaitReady() throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(address("/health/readiness")).build();
    while (!ready(request)) {
      if (!process.isAlive() || System.nanoTime() - began > PATIENCE) {
        throw new IOException("the agent does not become ready: " + Files.readString(LOG));
      }
      LockSupport.parkNanos(LOOK_AGAIN);
    }
  }

  private boolean ready(HttpRequest request) throws InterruptedException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notListening) {
      return false;
    }
  }

  /// Asks it something as an event of a session, and waits for the answer.
  public void ask(String id, String session) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(address("/"))
            .header("content-type", "application/json")
            .header("ce-specversion", "1.0")
            .header("ce-id", id)
            .header("ce-source", "/bench")
            .header("ce-type", "bench.asked")
            .POST(HttpRequest.BodyPublishers.ofString("{\"message\":\"Is all well?\"}"));
    if (!session.isEmpty()) {
      request.header("ce-subject", session);
    }
    var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("the agent answers " + answer.statusCode() + ": " + answer.body());
    }
  }

  /// What the kernel says of it.
  public Proc proc() {
    return new Proc(process.pid());
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /// Ends it as Kubernetes does.
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
