package dev.rouse.cli.verb;

import dev.rouse.cli.cluster.Cluster;
import dev.rouse.cli.remote.Gateway;
import dev.rouse.core.task.AgentId;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Optional;

/// Whom a command may ask, and where it prints. Both are reached only when they are asked for.
public interface Session {

  /// The gateway: at its address, else through the cluster.
  Gateway gateway() throws IOException;

  /// The cluster that the kubeconfig names.
  ///
  /// @throws IOException where there is none
  Cluster cluster() throws IOException;

  /// Whether a cluster is configured at all.
  boolean hasCluster();

  /// The namespace that commands mean; empty where all are.
  Optional<String> namespace();

  /// The namespace of what a command makes.
  default String ownNamespace() {
    return namespace().orElse("default");
  }

  /// An agent by its name, or by `NAMESPACE/NAME`.
  default AgentId agent(String name) {
    return name.contains("/") ? AgentId.parse(name) : new AgentId(ownNamespace(), name);
  }

  Output out();

  InputStream in();

  InstantSource clock();
}
