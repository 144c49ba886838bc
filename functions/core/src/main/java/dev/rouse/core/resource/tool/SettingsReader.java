package dev.rouse.core.resource.tool;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.rouse.core.binding.Fields;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.Defaults;
import dev.rouse.core.resource.Destination;
import dev.rouse.core.resource.HttpAddress;
import dev.rouse.core.resource.KeyRef;
import dev.rouse.core.resource.NamedValue;
import dev.rouse.core.resource.Scope;
import dev.rouse.core.resource.ToolType;
import dev.rouse.core.rule.BrokenRule;
import dev.rouse.core.rule.Nearest;
import dev.rouse.core.rule.Word;
import dev.rouse.core.template.JsonTemplate;
import dev.rouse.core.template.Template;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Settings out of a document. What they leave out may be said by the tool's name: `kubectl-get`.
final class SettingsReader {
  private static final Template ANYWHERE = Template.parse("https://unsaid");

  private final String operation;
  private final Set<String> parameters;

  private SettingsReader(String toolName, Set<String> parameters) {
    this.operation = toolName.substring(toolName.indexOf('-') + 1);
    this.parameters = parameters;
  }

  static Optional<Settings> read(
      ToolType type, String toolName, Set<String> parameters, Fields in) {
    var reader = new SettingsReader(toolName, parameters);
    return switch (type) {
      case KUBERNETES -> reader.kubernetes(in);
      case HELM -> reader.helm(in);
      case PROMETHEUS -> reader.prometheus(in);
      case GITHUB -> reader.github(in);
      case HTTP -> reader.http(in);
      case WEB -> reader.web(in);
      case MCP -> mcp(in);
      case FUNCTION -> function(in);
      case AGENT -> agent(in);
      case KAFKA -> kafka(in);
      case TIME -> in.build(Settings.Time::new);
    };
  }

  private <E extends Enum<E>> Optional<E> operation(Fields in, Class<E> type) {
    var written = in.word("operation", type);
    var named = Word.find(type, operation);
    if (named.isPresent()) {
      return Optional.of(written.or(named.get()));
    }
    var known = Word.all(type);
    return written.requiredElse(
        "is required where the tool's name does not end in one of "
            + String.join(", ", known)
            + Nearest.hint(operation, known));
  }

  private Optional<Settings> kubernetes(Fields in) {
    var operation = operation(in, KubernetesOperation.class);
    var namespaces = in.texts("namespaces").or(List.of());
    return in.build(() -> new Settings.Kubernetes(operation.orElseThrow(), namespaces));
  }

  private Optional<Settings> helm(Fields in) {
    var operation = operation(in, HelmOperation.class);
    var namespaces = in.texts("namespaces").or(List.of());
    return in.build(() -> new Settings.Helm(operation.orElseThrow(), namespaces));
  }

  private Optional<Settings> prometheus(Fields in) {
    var operation = operation(in, PrometheusOperation.class);
    var url = in.text("url", HttpAddress::parse).optional();
    return in.build(() -> new Settings.Prometheus(operation.orElseThrow(), url));
  }

  private Optional<Settings> web(Fields in) {
    var operation = operation(in, WebOperation.class);
    var search = in.part("search", SettingsReader::search).optional();
    var hosts = in.texts("hosts").or(List.of());
    return in.build(() -> new Settings.Web(operation.orElseThrow(), search, hosts));
  }

  private static Optional<URI> search(Fields in) {
    var engine = in.part("searxng", SettingsReader::url).required();
    return in.build(engine::orElseThrow);
  }

  private static Optional<URI> url(Fields in) {
    var url = in.text("url", HttpAddress::parse).required();
    return in.build(url::orElseThrow);
  }

  private Optional<Settings> github(Fields in) {
    var operation = operation(in, GithubOperation.class);
    var token = in.part("tokenSecretRef", KeyRef::read).optional();
    var repositories = in.texts("repositories").or(List.of());
    return in.build(() -> new Settings.Github(operation.orElseThrow(), token, repositories));
  }

  private Optional<Settings> http(Fields in) {
    String method = in.text("method").or(Defaults.HTTP_METHOD);
    var url = Scope.template(in, "url", parameters).required(ANYWHERE);
    var headers = in.parts("headers", NamedValue::read).or(List.of());
    var body = in.json("body").as(this::body).optional();
    boolean allowPrivate = in.flag("allowPrivate").or(false);
    return in.build(() -> new Settings.Http(method, url, headers, body, allowPrivate));
  }

  private HttpBody body(Json body) {
    return switch (body) {
      case Json.Str(String text) -> new HttpBody.Plain(checked(Template.parse(text)));
      case Json.Obj object -> {
        var template = new JsonTemplate(object);
        template.check(this::checked);
        yield new HttpBody.Structured(template);
      }
      case Json.Null _, Json.Bool _, Json.Num _, Json.Arr _ ->
          throw new BrokenRule("must be a text or an object");
    };
  }

  @CanIgnoreReturnValue
  private Template checked(Template template) {
    Scope.check(template.roots(), parameters);
    return template;
  }

  private static Optional<Settings> mcp(Fields in) {
    var headers = in.parts("headers", NamedValue::read).or(List.of());
    var env = in.parts("env", NamedValue::read).or(List.of());
    var url = in.text("url", HttpAddress::parse);
    var command = in.texts("command");
    var way =
        in.<Settings>oneOf()
            .or("url", url.as(address -> new Settings.McpServer(address, headers)).optional())
            .or("command", command.as(words -> new Settings.McpCommand(words, env)).optional())
            .required();
    in.refuseUnless(in.has("url"), "headers", "goes with `url` only");
    in.refuseUnless(in.has("command"), "env", "goes with `command` only");
    return in.build(way::orElseThrow);
  }

  private static Optional<Settings> function(Fields in) {
    var sink = in.part("sink", Destination::read).required();
    var eventType = in.text("eventType").optional();
    return in.build(() -> new Settings.Function(sink.orElseThrow(), eventType));
  }

  private static Optional<Settings> agent(Fields in) {
    String name = in.requiredText("name");
    return in.build(() -> new Settings.AgentCall(name));
  }

  private static Optional<Settings> kafka(Fields in) {
    String topic = in.requiredText("topic");
    return in.build(() -> new Settings.Kafka(topic));
  }
}
