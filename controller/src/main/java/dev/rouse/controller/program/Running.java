package dev.rouse.controller.program;

import dev.rouse.controller.registry.JournalRegistrar;
import dev.rouse.edge.http.Bounds;
import dev.rouse.edge.http.Health;
import dev.rouse.edge.http.Reply;
import dev.rouse.edge.http.Server;
import dev.rouse.edge.program.Refused;
import dev.rouse.journal.database.Database;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// A controller's process as it runs: it seeks to lead, and works while it does.
public final class Running implements AutoCloseable {
  private final KubernetesClient client;

  /// The lease has connections of its own: what else is asked of the API server never keeps it
  /// waiting.
  private final KubernetesClient elections;

  private final Database database;
  private final Program program;
  private final Server server;
  private final CompletableFuture<String> over = new CompletableFuture<>();
  private final CompletableFuture<?> election;
  private volatile boolean closing;

  private Running(Settings settings) throws IOException, InterruptedException {
    this.client = client(settings.context());
    this.elections = Leadership.client(client.getConfiguration());
    this.database = Database.open(settings.database());
    var registrar =
        new JournalRegistrar(database, settings.agentsDatabase().orElse(settings.database().url()));
    this.program =
        new Program(
            client,
            registrar,
            settings.namespace(),
            settings.identity(),
            settings.workers(),
            Clock.systemUTC());
    this.server =
        Server.listen(
            settings.address(),
            settings.port(),
            Bounds.USUAL,
            health(program),
            request ->
                request.path().equals("/metrics")
                    ? Reply.of(200, "text/plain; version=0.0.4", program.metrics())
                    : Reply.empty(404));
    this.election = Leadership.seek(elections, settings, this::lead, this::lost).start();
  }

  /// Starts it.
  ///
  /// @throws Refused where it cannot listen
  public static Running start(Settings settings) throws Refused, InterruptedException {
    try {
      return new Running(settings);
    } catch (IOException failed) {
      throw new Refused(String.valueOf(failed.getMessage()));
    }
  }

  /// A client that asks nothing twice by itself: what fails is tried again by the loop, which knows
  /// what it is about.
  public static KubernetesClient client(Optional<String> context) {
    var config = Config.autoConfigure(context.orElse(null));
    config.setOnlyHttpWatches(true);
    config.setRequestRetryBackoffLimit(0);
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  private static Health health(Program program) {
    return new Health() {
      @Override
      public Optional<String> broken() {
        return program.controller().alive()
            ? Optional.empty()
            : Optional.of("a worker has stopped");
      }

      // One that waits to lead is ready to.
      @Override
      public Optional<String> unready() {
        return Optional.empty();
      }
    };
  }

  private void lead() {
    Thread.ofPlatform()
        .name("controller")
        .uncaughtExceptionHandler((_, bug) -> over.completeExceptionally(bug))
        .start(() -> {
          try {
            program.run();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            over.complete("stopped");
          }
        });
  }

  /// Whoever ends gives the lease away: that is no loss.
  private void lost() {
    if (!closing) {
      over.complete("no longer leads");
    }
  }

  /// Where health and metrics are answered.
  public int port() {
    return server.port();
  }

  /// Waits until it cannot go on.
  ///
  /// @return why
  public String await() throws InterruptedException {
    try {
      return over.get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Override
  public void close() {
    closing = true;
    program.close();
    election.cancel(true);
    server.close();
    database.close();
    elections.close();
    client.close();
  }
}
