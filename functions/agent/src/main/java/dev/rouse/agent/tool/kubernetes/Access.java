package dev.rouse.agent.tool.kubernetes;

import dev.rouse.agent.tool.work.ToolFault;
import dev.rouse.core.resource.Effect;
import dev.rouse.core.resource.tool.KubernetesOperation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Which cluster is spoken to, and as whom.
///
/// @param inCluster the API server as `host:port`, as a pod's environment names it
/// @param account where Kubernetes puts a pod's token and its cluster's certificate
/// @param writes whether anything may be changed there
public record Access(
    Optional<String> inCluster,
    Path account,
    Optional<Path> kubeconfig,
    Optional<String> context,
    boolean writes) {
  public static final Path ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

  public Cluster cluster() throws ToolFault {
    if (kubeconfig.isPresent()) {
      return Kubeconfig.read(kubeconfig.get(), context);
    }
    String server =
        inCluster.orElseThrow(() ->
            new ToolFault(
                "There is no cluster to ask: this agent runs in none, and a person must name one"
                    + " (`./rouse up --context NAME`, or KUBECONFIG)"));
    var trust = Trust.of(text(account.resolve("ca.crt")));
    return new Cluster(
        URI.create("https://" + server),
        trust,
        () -> Optional.of(text(account.resolve("token")).strip()));
  }

  /// What changes something is refused where this machine's user has not allowed it.
  void mayPerform(KubernetesOperation operation) throws ToolFault {
    if (!writes && operation.effect() != Effect.READ) {
      throw new ToolFault(
          "Nothing may be changed in this cluster: a person must allow it"
              + " (`./rouse up --context NAME --allow-writes`, or ROUSE_KUBE_WRITES)");
    }
  }

  static String text(Path file) throws ToolFault {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new ToolFault("The file " + file + " cannot be read: a person must see to it");
    }
  }
}
