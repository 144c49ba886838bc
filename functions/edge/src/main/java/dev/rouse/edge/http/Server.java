package dev.rouse.edge.http;

import dev.rouse.core.problem.Kind;
import dev.rouse.core.problem.Problem;
import dev.rouse.edge.tls.TlsFiles;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A server that answers the two questions after its health itself and passes on all else.
public final class Server implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Server.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration LOOK_AT_FILES = Duration.ofSeconds(5);
  private static final String LIVENESS = "/health/liveness";
  private static final String READINESS = "/health/readiness";

  private final Vertx vertx;
  private final Bounds bounds;
  private final Health health;
  private final Handler handler;
  private final Quiet quiet;
  private final Held held;
  private final AtomicInteger underWay = new AtomicInteger();
  private final Phaser answered = new Phaser(1);
  private int port;

  private Server(Vertx vertx, Bounds bounds, Health health, Handler handler) {
    this.vertx = vertx;
    this.bounds = bounds;
    this.health = health;
    this.handler = handler;
    this.quiet = new Quiet(vertx, bounds.headersWithin());
    this.held = new Held(bounds.held());
  }

  /// Listens.
  ///
  /// @param port 0 for any that is free
  /// @throws IOException where it cannot, naming the address
  public static Server listen(
      String address, int port, Bounds bounds, Health health, Handler handler)
      throws IOException, InterruptedException {
    return listen(address, port, Optional.empty(), bounds, health, handler);
  }

  /// Listens, with TLS where there are files for it.
  ///
  /// @param port 0 for any that is free
  /// @throws IOException where it cannot, naming the address
  public static Server listen(
      String address,
      int port,
      Optional<TlsFiles> tls,
      Bounds bounds,
      Health health,
      Handler handler)
      throws IOException, InterruptedException {
    Optional<Secured> secured =
        tls.isPresent() ? Optional.of(new Secured(tls.get())) : Optional.empty();
    var server = new Server(OneLoop.vertx(), bounds, health, handler);
    try {
      var listens = server.listen(address, port, secured);
      server.port = listens.actualPort();
      secured.ifPresent(
          side -> server.vertx.setPeriodic(LOOK_AT_FILES.toMillis(), _ -> side.look(listens)));
      return server;
    } catch (ExecutionException | TimeoutException failed) {
      server.close();
      var cause = failed.getCause() == null ? failed : failed.getCause();
      throw new IOException(
          "cannot listen on %s:%d: %s".formatted(address, port, cause.getMessage()), cause);
    }
  }

  private HttpServer listen(String address, int wanted, Optional<Secured> secured)
      throws ExecutionException, InterruptedException, TimeoutException {
    var options =
        new HttpServerOptions()
            .setHost(address)
            .setPort(wanted)
            // The bounds know one request at a time on a connection.
            .setHttp2ClearTextEnabled(false)
            .setUseAlpn(false)
            .setPerFrameWebSocketCompressionSupported(false)
            .setPerMessageWebSocketCompressionSupported(false)
            .setReuseAddress(true);
    secured.ifPresent(side -> side.into(options));
    return vertx
        .createHttpServer(options)
        .connectionHandler(quiet::opened)
        .requestHandler(this::receive)
        .listen()
        .toCompletionStage()
        .toCompletableFuture()
        .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  public int port() {
    return port;
  }

  /// Waits until every request that has come is answered, or for so long.
  public void awaitAnswers(Duration most) throws InterruptedException {
    try {
      var _ =
          answered.awaitAdvanceInterruptibly(
              answered.arrive(), most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      LOG.atWarn().addKeyValue("requests", underWay.get()).log("requests are left unanswered");
    }
  }

  @Override
  public void close() {
    try {
      var _ =
          vertx
              .close()
              .toCompletionStage()
              .toCompletableFuture()
              .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException failed) {
      LOG.atWarn().addKeyValue("problem", failed.toString()).log("the server did not close well");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void receive(HttpServerRequest incoming) {
    var context = Vertx.currentContext();
    if (context == null) {
      throw new IllegalStateException("a request comes on an event loop");
    }
    quiet.came(incoming);
    var responding = new Responding(context, incoming.response());
    String path = Optional.ofNullable(incoming.path()).orElse("");
    switch (path) {
      case LIVENESS -> incoming.endHandler(_ -> said(responding, health.broken()));
      case READINESS -> incoming.endHandler(_ -> said(responding, health.unready()));
      default ->
          new Receiving(vertx, incoming, bounds, held, responding)
              .begin(request -> pass(request, responding));
    }
  }

  private static void said(Responding responding, Optional<String> why) {
    responding.write(
        why.map(text -> Reply.problem(new Problem(Kind.UNAVAILABLE, text)))
            .orElse(Reply.of(200, "text/plain", "ok")));
  }

  private void pass(Request request, Responding responding) {
    if (underWay.incrementAndGet() > bounds.atOnce()) {
      var _ = underWay.decrementAndGet();
      held.give(request.body().length);
      var busy = new Problem(Kind.UNAVAILABLE, "too many requests at once: try again later");
      responding.write(Reply.problem(busy).with("retry-after", "1"));
      return;
    }
    var _ = answered.register();
    Thread.ofVirtual().name("http").start(() -> answer(request, responding));
  }

  private void answer(Request request, Responding responding) {
    try {
      responding.answer(handler.answer(request));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException bug) {
      LOG.atError().addKeyValue("path", request.path()).setCause(bug).log("a request failed");
      internal(responding);
    } finally {
      held.give(request.body().length);
      var _ = underWay.decrementAndGet();
      var _ = answered.arriveAndDeregister();
    }
  }

  private static void internal(Responding responding) {
    try {
      responding.answer(
          Reply.problem(new Problem(Kind.INTERNAL, "a fault of the program; its log says more")));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
