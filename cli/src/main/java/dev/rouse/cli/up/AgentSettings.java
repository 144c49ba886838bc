package dev.rouse.cli.up;

import dev.rouse.cli.plane.Mounts;
import dev.rouse.core.task.AgentId;
import dev.rouse.journal.registry.Namespaces;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// What an agent's process is told: its name, its namespace's own database role, and where it finds
/// the rest. Passwords are made anew each time and kept nowhere.
final class AgentSettings {
  private static final int PASSWORD_BITS = 128;
  private static final int RADIX = 32;

  /// What a process may need of this one's environment, and nothing else of it.
  private static final List<String> PASSED_ON =
      List.of(
          "PATH",
          "HOME",
          "LANG",
          "TZ",
          "HTTP_PROXY",
          "http_proxy",
          "HTTPS_PROXY",
          "https_proxy",
          "NO_PROXY",
          "no_proxy",
          "ROUSE_PROMETHEUS_URL",
          "ROUSE_SEARXNG_URL",
          "ROUSE_GITHUB_URL",
          "OTEL_EXPORTER_OTLP_ENDPOINT",
          "OTEL_EXPORTER_OTLP_HEADERS",
          "OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT");

  private record Login(String user, String password) {}

  private final Namespaces namespaces;
  private final Addresses addresses;
  private final Mounts mounts;
  private final Optional<UpArguments.Kubernetes> cluster;
  private final Map<String, String> environment;
  private final ConcurrentMap<String, Login> logins = new ConcurrentHashMap<>();

  AgentSettings(
      Namespaces namespaces,
      Addresses addresses,
      Mounts mounts,
      Optional<UpArguments.Kubernetes> cluster,
      Map<String, String> environment) {
    this.namespaces = namespaces;
    this.addresses = addresses;
    this.mounts = mounts;
    this.cluster = cluster;
    this.environment = Map.copyOf(environment);
  }

  Map<String, String> of(AgentId agent) {
    var login = logins.computeIfAbsent(agent.namespace(), this::login);
    var told = new HashMap<String, String>();
    for (String name : PASSED_ON) {
      if (environment.containsKey(name)) {
        told.put(name, environment.get(name));
      }
    }
    told.put("ROUSE_ADDRESS", "127.0.0.1");
    told.put("ROUSE_NAMESPACE", agent.namespace());
    told.put("ROUSE_AGENT", agent.name());
    told.put("ROUSE_DATABASE_URL", addresses.database());
    told.put("ROUSE_DATABASE_USER", login.user());
    told.put("ROUSE_DATABASE_PASSWORD", login.password());
    told.put("ROUSE_GATEWAY_URL", addresses.gateway());
    told.put("ROUSE_SECRETS_DIR", mounts.secrets().toString());
    told.put("ROUSE_CONFIGMAPS_DIR", mounts.configMaps().toString());
    told.put("ROUSE_PARENT", Long.toString(ProcessHandle.current().pid()));
    cluster.ifPresent(named -> tell(told, named));
    return told;
  }

  /// Without a context that somebody has named, an agent knows of no cluster: nobody's tools act on
  /// whatever the kubeconfig happens to point at.
  private void tell(Map<String, String> told, UpArguments.Kubernetes named) {
    var usual = Path.of(environment.getOrDefault("HOME", "."), ".kube", "config").toString();
    told.put("KUBECONFIG", environment.getOrDefault("KUBECONFIG", usual));
    told.put("ROUSE_KUBE_CONTEXT", named.context());
    told.put("ROUSE_KUBE_WRITES", Boolean.toString(named.writes()));
  }

  private Login login(String namespace) {
    String password = new BigInteger(PASSWORD_BITS, new SecureRandom()).toString(RADIX);
    return new Login(namespaces.open(namespace, password), password);
  }
}
