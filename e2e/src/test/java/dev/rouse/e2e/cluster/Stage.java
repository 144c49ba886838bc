package dev.rouse.e2e.cluster;

import dev.rouse.controller.program.Program;
import dev.rouse.controller.registry.JournalRegistrar;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.embedded.TestPostgres;
import dev.rouse.journal.registry.Registry;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/// The platform installed on a cluster, with a controller that has no right but its own.
final class Stage implements AutoCloseable {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern UNKNOWN = Pattern.compile("no matches for kind \"(\\w+)\"");

  final ControlPlane plane;
  final Kubectl kubectl;
  final Registry registry;
  final Program program;
  final List<String> unchecked = new ArrayList<>();
  private final Database database;
  private final KubernetesClient client;

  private Stage(ControlPlane plane) {
    this.plane = plane;
    this.kubectl = new Kubectl(plane.kubeconfig());
    until("the API server answers", () -> kubectl.tried("get", "--raw", "/readyz").worked());
    install();
    var settings = TestPostgres.shared().fresh();
    this.database = Database.open(settings);
    this.registry = new Registry(database);
    this.client = client();
    var registrar = new JournalRegistrar(database, settings.url());
    this.program = new Program(client, registrar, "rouse-system", "e2e", 4, Clock.systemUTC());
  }

  static Stage set() throws IOException {
    var stage = new Stage(ControlPlane.find(System.getenv()));
    Thread.ofPlatform()
        .name("controller")
        .start(() -> {
          try {
            stage.program.run();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
        });
    until("the controller has seen everything", stage.program::synced);
    return stage;
  }

  /// As people install it; of Knative and KEDA the kinds, where the cluster does not have them.
  private void install() {
    var others = ROOT.resolve("e2e/src/test/resources/crds/others.yaml");
    if (!kubectl.tried("get", "crd", "services.serving.knative.dev").worked()) {
      unchecked.add("Knative's own controllers and webhooks: the suite plays their part");
      unchecked.add("KEDA's own controllers: the suite writes agents/scale in their stead");
      kubectl.run("apply", "--server-side", "-f", others.toString());
    }
    if (plane.own()) {
      unchecked.add("pods: there are no nodes; garbage collection: there is no collector");
    }
    var crds = ROOT.resolve("config/knative/crds");
    kubectl.run("apply", "--server-side", "-k", crds.toString());
    kubectl.run("wait", "--for=condition=Established", "crd", "--all", "--timeout=60s");
    kubectl.run("apply", "--server-side", "-k", ROOT.resolve("config/knative").toString());
  }

  /// Applies an overlay without any effect.
  void tries(Path overlay) {
    var result =
        kubectl.tried(
            "apply",
            "--server-side",
            "--force-conflicts",
            "--dry-run=server",
            "-k",
            overlay.toString());
    var kinds = new TreeSet<String>();
    for (String line : result.complaints().lines().toList()) {
      var unknown = UNKNOWN.matcher(line);
      if (unknown.find()) {
        kinds.add(unknown.group(1));
      } else if (!line.contains("ensure CRDs are installed first")) {
        throw new AssertionError(overlay + ": " + line);
      }
    }
    if (!kinds.isEmpty()) {
      unchecked.add("the overlay " + overlay.getFileName() + "'s " + String.join(", ", kinds));
    }
  }

  /// As the controller's own service account.
  private KubernetesClient client() {
    String token =
        kubectl
            .run("create", "token", "rouse-controller", "-n", "rouse-system", "--duration=1h")
            .strip();
    var admin = Config.fromKubeconfig(new File(plane.kubeconfig().toString()));
    var config =
        new ConfigBuilder()
            .withMasterUrl(admin.getMasterUrl())
            .withCaCertData(admin.getCaCertData())
            .withCaCertFile(admin.getCaCertFile())
            .withTrustCerts(admin.isTrustCerts())
            .withOauthToken(token)
            .withOnlyHttpWatches(true)
            .withRequestRetryBackoffLimit(0)
            .build();
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  static void until(String what, BooleanSupplier holds) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("not in time: " + what);
      }
      try {
        var _ = new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(stopped);
      }
    }
  }

  @Override
  public void close() {
    program.close();
    client.close();
    database.close();
    plane.close();
    unchecked.forEach(what -> System.err.println("e2e: not checked here: " + what));
  }
}
