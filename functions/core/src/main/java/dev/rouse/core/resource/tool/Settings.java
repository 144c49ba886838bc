package dev.rouse.core.resource.tool;

import dev.rouse.core.binding.Fields;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.Defaults;
import dev.rouse.core.resource.Destination;
import dev.rouse.core.resource.Effect;
import dev.rouse.core.resource.KeyRef;
import dev.rouse.core.resource.NamedValue;
import dev.rouse.core.resource.ToolType;
import dev.rouse.core.rule.Rules;
import dev.rouse.core.template.Template;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a tool's type needs to know beyond its parameters.
public sealed interface Settings {

  /// An operation in a cluster.
  ///
  /// @param namespaces where it may work: the tool's own if none is named, everywhere by `*`
  record Kubernetes(KubernetesOperation operation, List<String> namespaces) implements Settings {
    public Kubernetes {
      namespaces = Namespaces.checked(namespaces);
    }
  }

  /// An operation on Helm's releases.
  record Helm(HelmOperation operation, List<String> namespaces) implements Settings {
    public Helm {
      namespaces = Namespaces.checked(namespaces);
    }
  }

  /// A question to Prometheus; the platform's where no address is given.
  record Prometheus(PrometheusOperation operation, Optional<URI> url) implements Settings {
    public Prometheus {
      url.ifPresent(address -> Rules.of().web("url", address).hold());
    }
  }

  /// GitHub's API.
  ///
  /// @param repositories `owner/name`; all that the token reaches where none is named
  record Github(
      GithubOperation operation, Optional<KeyRef> tokenSecretRef, List<String> repositories)
      implements Settings {
    public Github {
      repositories = List.copyOf(repositories);
      Rules.of()
          .each(
              "repositories",
              repositories,
              name -> name.matches("[\\w.-]+/[\\w.-]+"),
              "must be `owner/name`")
          .hold();
    }
  }

  /// An HTTP call.
  ///
  /// @param allowPrivate whether it may reach addresses inside the cluster
  record Http(
      String method,
      Template url,
      List<NamedValue> headers,
      Optional<HttpBody> body,
      boolean allowPrivate)
      implements Settings {
    private static final Set<String> METHODS =
        Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    public Http {
      headers = List.copyOf(headers);
      Rules.of()
          .that(
              METHODS.contains(method),
              "method",
              "must be one of GET, HEAD, POST, PUT, PATCH, DELETE")
          .that(
              url.toString().matches("(?s)https?://[^/{].*"),
              "url",
              "must begin with http:// or https:// and a host that is no template")
          .hold();
    }
  }

  /// Pages and searches.
  ///
  /// @param searxng the search engine; the platform's where none is given
  /// @param hosts the only ones that may be fetched from; any public one where none is named
  record Web(WebOperation operation, Optional<URI> searxng, List<String> hosts)
      implements Settings {
    public Web {
      hosts = List.copyOf(hosts);
      searxng.ifPresent(address -> Rules.of().web("search.searxng.url", address).hold());
    }
  }

  /// A tool server over HTTP: its tools are what it says they are.
  record McpServer(URI url, List<NamedValue> headers) implements Settings {
    public McpServer {
      headers = List.copyOf(headers);
      Rules.of().web("url", url).hold();
    }
  }

  /// A tool server as a process beside the agent's.
  record McpCommand(List<String> command, List<NamedValue> env) implements Settings {
    public McpCommand {
      command = List.copyOf(command);
      env = List.copyOf(env);
      Rules.of().that(!command.isEmpty(), "command", "must not be empty").hold();
    }
  }

  /// A function that answers an event with an event.
  record Function(Destination sink, Optional<String> eventType) implements Settings {}

  /// Another agent of the same namespace; the caller sleeps meanwhile.
  record AgentCall(String name) implements Settings {
    public AgentCall {
      Rules.of().dnsLabel("name", name).hold();
    }
  }

  /// An event into a topic.
  record Kafka(String topic) implements Settings {
    public Kafka {
      Rules.of().topic("topic", topic).hold();
    }
  }

  /// The time of day.
  record Time() implements Settings {}

  /// Reads the settings of a type; a tool's name may say its operation, and its templates are made
  /// of its parameters.
  static Optional<Settings> read(
      ToolType type, String toolName, Set<String> parameters, Fields in) {
    return SettingsReader.read(type, toolName, parameters, in);
  }

  default ToolType type() {
    return switch (this) {
      case Kubernetes _ -> ToolType.KUBERNETES;
      case Helm _ -> ToolType.HELM;
      case Prometheus _ -> ToolType.PROMETHEUS;
      case Github _ -> ToolType.GITHUB;
      case Http _ -> ToolType.HTTP;
      case Web _ -> ToolType.WEB;
      case McpServer _, McpCommand _ -> ToolType.MCP;
      case Function _ -> ToolType.FUNCTION;
      case AgentCall _ -> ToolType.AGENT;
      case Kafka _ -> ToolType.KAFKA;
      case Time _ -> ToolType.TIME;
    };
  }

  /// The effect of a tool whose author says `stated`: nothing looser than what is known of its
  /// type. A call of an agent is one with its journaled child, so it cannot double.
  default Effect effect(Optional<Effect> stated) {
    return switch (this) {
      case Kubernetes(var operation, _) -> atLeast(operation.effect(), stated);
      case Github(var operation, _, _) -> atLeast(operation.effect(), stated);
      case Helm _, Prometheus _, Web _, Time _ -> atLeast(Effect.READ, stated);
      case AgentCall _ -> atLeast(Effect.IDEMPOTENT, stated);
      case Http _, McpServer _, McpCommand _, Function _, Kafka _ -> stated.orElse(Defaults.EFFECT);
    };
  }

  /// How long a call may take where nobody says. Another agent sleeps and waits too.
  default Duration usualTimeout() {
    return this instanceof AgentCall ? Defaults.CHILD_TIMEOUT : Defaults.TOOL_TIMEOUT;
  }

  private static Effect atLeast(Effect known, Optional<Effect> stated) {
    return stated.map(known::tighten).orElse(known);
  }

  default Json.Obj toJson() {
    return SettingsJson.of(this);
  }
}
