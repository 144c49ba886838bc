package dev.rouse.cli.cluster;

import dev.rouse.core.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A Kubernetes cluster. Each call throws an [IOException] whose message says what to do.
public interface Cluster {

  /// The namespace of the kubeconfig's context.
  String namespace();

  /// What the kubeconfig's user shows to prove who it is, where that is a token.
  Optional<String> token();

  /// One object.
  Optional<Json.Obj> get(Kind kind, String namespace, String name) throws IOException;

  /// Objects of a kind; none where the cluster does not know the kind.
  ///
  /// @param namespace empty for all
  List<Json.Obj> list(Kind kind, Optional<String> namespace, Map<String, String> labels)
      throws IOException;

  /// Whether the cluster knows a kind.
  boolean knows(Kind kind) throws IOException;

  /// Makes an object what the given one says, and leaves alone what it does not say.
  ///
  /// @return the object as it is now
  Json.Obj apply(Json.Obj object) throws IOException;

  /// Changes what the given object names, and nothing else.
  Json.Obj merge(Kind kind, Json.Obj object) throws IOException;

  /// Makes an object that is not there yet.
  Json.Obj create(Json.Obj object) throws IOException;

  /// Deletes an object; false where there is none.
  boolean delete(Kind kind, String namespace, String name) throws IOException;

  /// The cluster's version, such as `v1.34.1`.
  String version() throws IOException;

  /// A way to a pod of a Service.
  Passage forward(String namespace, String service, int port) throws IOException;
}
