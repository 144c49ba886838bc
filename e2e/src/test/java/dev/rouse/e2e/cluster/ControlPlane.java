package dev.rouse.e2e.cluster;

import dev.rouse.edge.program.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A cluster to test on: somebody's, or a control plane without nodes of our own.
///
/// @param own whether it was started for this
record ControlPlane(Path kubeconfig, boolean own, List<Process> processes)
    implements AutoCloseable {
  private static final String TOKEN = "administrator-of-a-test";

  /// Finds or starts it.
  static ControlPlane find(Map<String, String> environment) throws IOException {
    String kubeconfig = environment.getOrDefault("KUBECONFIG", "");
    if (!kubeconfig.isEmpty()) {
      return new ControlPlane(Path.of(kubeconfig), false, List.of());
    }
    String assets = environment.getOrDefault("KUBEBUILDER_ASSETS", "");
    if (assets.isEmpty()) {
      throw new AssertionError(
          "set KUBECONFIG to a cluster, or KUBEBUILDER_ASSETS to a folder with etcd and"
              + " kube-apiserver");
    }
    return start(Path.of(assets));
  }

  private static ControlPlane start(Path assets) throws IOException {
    var data = Files.createTempDirectory("rouse-control-plane");
    int store = FreePort.find();
    int peers = FreePort.find();
    int port = FreePort.find();
    var processes = new ArrayList<Process>();
    processes.add(
        begin(
            data,
            assets.resolve("etcd").toString(),
            "--data-dir=" + data.resolve("etcd"),
            "--listen-client-urls=http://127.0.0.1:" + store,
            "--advertise-client-urls=http://127.0.0.1:" + store,
            "--listen-peer-urls=http://127.0.0.1:" + peers,
            "--unsafe-no-fsync"));
    Files.writeString(data.resolve("tokens"), TOKEN + ",admin,admin,system:masters\n");
    Files.writeString(data.resolve("key"), key());
    processes.add(
        begin(
            data,
            assets.resolve("kube-apiserver").toString(),
            "--etcd-servers=http://127.0.0.1:" + store,
            "--cert-dir=" + data.resolve("certs"),
            "--bind-address=127.0.0.1",
            "--secure-port=" + port,
            "--authorization-mode=RBAC",
            "--token-auth-file=" + data.resolve("tokens"),
            "--service-account-issuer=https://kubernetes.default.svc.cluster.local",
            "--service-account-key-file=" + data.resolve("key"),
            "--service-account-signing-key-file=" + data.resolve("key"),
            "--service-cluster-ip-range=10.0.0.0/24",
            "--disable-admission-plugins=ServiceAccount"));
    return new ControlPlane(kubeconfig(data, port), true, processes);
  }

  private static Path kubeconfig(Path data, int port) throws IOException {
    return Files.writeString(
        data.resolve("kubeconfig"),
        """
        apiVersion: v1
        kind: Config
        clusters: [{name: own, cluster: {server: "https://127.0.0.1:%d", insecure-skip-tls-verify: true}}]
        users: [{name: own, user: {token: %s}}]
        contexts: [{name: own, context: {cluster: own, user: own}}]
        current-context: own
        """
            .formatted(port, TOKEN));
  }

  private static Process begin(Path data, String... command) throws IOException {
    String name = Path.of(command[0]).getFileName() + ".log";
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(data.resolve(name).toFile())
        .start();
  }

  private static String key() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
      String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
      return "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n";
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }

  @Override
  public void close() {
    for (var process : processes.reversed()) {
      process.destroy();
      try {
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
          var _ = process.destroyForcibly();
        }
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
