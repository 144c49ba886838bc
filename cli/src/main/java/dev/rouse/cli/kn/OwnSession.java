package dev.rouse.cli.kn;

import dev.rouse.cli.cluster.Cluster;
import dev.rouse.cli.cluster.KubeconfigCluster;
import dev.rouse.cli.remote.Gateway;
import dev.rouse.cli.shown.Format;
import dev.rouse.cli.verb.Given;
import dev.rouse.cli.verb.Output;
import dev.rouse.cli.verb.Session;
import dev.rouse.core.rule.BrokenRule;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// Reaches what the options, the environment and the kubeconfig name, each when it is first asked
/// for.
final class OwnSession implements Session {
  private static final String SYSTEM = "rouse-system";
  private static final String SERVICE = "rouse-gateway";
  private static final int PORT = 80;

  private final Given given;
  private final Map<String, String> environment;
  private final Output out;
  private Optional<Cluster> cluster = Optional.empty();
  private Optional<Gateway> gateway = Optional.empty();

  OwnSession(Given given, Map<String, String> environment) {
    this.given = given;
    this.environment = Map.copyOf(environment);
    var format = given.option("--output").map(Format::parse).orElse(Format.TABLE);
    this.out = new Output(System.out, System.err, format);
  }

  @Override
  public Gateway gateway() throws IOException {
    if (gateway.isEmpty()) {
      gateway = Optional.of(reached());
    }
    return gateway.get();
  }

  private Gateway reached() throws IOException {
    var named = given.option("--gateway").or(() -> variable("ROUSE_GATEWAY_URL"));
    if (named.isPresent()) {
      return new Gateway(address(named.get()), token());
    }
    if (!hasCluster()) {
      throw new IOException(
          "which gateway? name it with --gateway, such as the one that `up` prints, or a cluster"
              + " with --context");
    }
    var passage = cluster().forward(SYSTEM, SERVICE, PORT);
    return new Gateway(passage.address(), token(), passage.trouble());
  }

  private static URI address(String text) {
    try {
      var address = new URI(text);
      if (text.matches("https?://.*") && address.getHost() != null) {
        return address;
      }
    } catch (URISyntaxException malformed) {
      // Said below, as of any other text that is no address.
    }
    throw new BrokenRule(
        "--gateway (or ROUSE_GATEWAY_URL) is no address such as http://localhost:8080: " + text);
  }

  /// Only a gateway that the cluster led to is shown the cluster's token.
  private Optional<String> token() throws IOException {
    var named = given.option("--token").or(() -> variable("ROUSE_TOKEN"));
    boolean own = given.option("--gateway").or(() -> variable("ROUSE_GATEWAY_URL")).isPresent();
    return named.isPresent() || own ? named : cluster().token();
  }

  @Override
  public Cluster cluster() throws IOException {
    if (cluster.isEmpty()) {
      if (!hasCluster()) {
        throw new IOException("no cluster is configured: set KUBECONFIG, or give --kubeconfig");
      }
      given.option("--kubeconfig").ifPresent(file -> System.setProperty("kubeconfig", file));
      cluster = Optional.of(KubeconfigCluster.of(given.option("--context")));
    }
    return cluster.get();
  }

  @Override
  public boolean hasCluster() {
    var home = Path.of(environment.getOrDefault("HOME", "."), ".kube", "config");
    return given.option("--kubeconfig").isPresent()
        || variable("KUBECONFIG").isPresent()
        || Files.exists(home);
  }

  @Override
  public Optional<String> namespace() {
    if (given.flag("--all-namespaces")) {
      return Optional.empty();
    }
    return given
        .option("--namespace")
        .or(() -> hasCluster() ? Optional.of(contextNamespace()) : Optional.empty());
  }

  private String contextNamespace() {
    try {
      return cluster().namespace();
    } catch (IOException unconfigured) {
      return "default";
    }
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  @Override
  public Output out() {
    return out;
  }

  @Override
  public InputStream in() {
    return System.in;
  }

  @Override
  public InstantSource clock() {
    return InstantSource.system();
  }
}
