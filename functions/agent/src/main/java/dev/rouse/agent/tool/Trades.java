package dev.rouse.agent.tool;

import dev.rouse.agent.secret.Secrets;
import dev.rouse.agent.tool.function.FunctionTool;
import dev.rouse.agent.tool.github.GithubTool;
import dev.rouse.agent.tool.helm.HelmTool;
import dev.rouse.agent.tool.http.HttpTool;
import dev.rouse.agent.tool.kubernetes.Access;
import dev.rouse.agent.tool.kubernetes.KubernetesTool;
import dev.rouse.agent.tool.mcp.McpTool;
import dev.rouse.agent.tool.prometheus.PrometheusTool;
import dev.rouse.agent.tool.time.TimeTool;
import dev.rouse.agent.tool.web.WebTool;
import dev.rouse.agent.tool.wire.Reach;
import dev.rouse.agent.tool.wire.Wire;
import dev.rouse.agent.tool.work.Output;
import dev.rouse.agent.tool.work.Performer;
import dev.rouse.agent.tool.work.Servers;
import dev.rouse.agent.tool.work.ToolFault;
import dev.rouse.core.definition.ToolServer;
import dev.rouse.core.definition.ToolSpec;
import dev.rouse.core.resource.tool.Settings;
import dev.rouse.core.tool.ToolCall;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;

/// Who carries out which type of tool.
final class Trades {
  private final Later<Performer<Settings.Time>> time;
  private final Later<Performer<Settings.Http>> http;
  private final Later<Performer<Settings.Web>> web;
  private final Later<Performer<Settings.Prometheus>> prometheus;
  private final Later<Performer<Settings.Kubernetes>> kubernetes;
  private final Later<Performer<Settings.Function>> function;
  private final Later<Performer<Settings.Github>> github;
  private final Later<Performer<Settings.Helm>> helm;
  private final Later<Servers> mcp;

  Trades(ToolSettings settings, Secrets secrets, InstantSource clock, Wire wire, Reach publicly) {
    time = new Later<>(() -> new TimeTool(clock));
    http = new Later<>(() -> new HttpTool(wire, publicly, secrets));
    web = new Later<>(() -> new WebTool(wire, publicly, settings.searxng()));
    prometheus = new Later<>(() -> new PrometheusTool(wire, clock, settings.prometheus()));
    kubernetes = new Later<>(() -> new KubernetesTool(wire, access(settings)));
    function = new Later<>(() -> new FunctionTool(wire));
    github = new Later<>(() -> new GithubTool(wire, secrets, settings.github()));
    helm = new Later<>(() -> new HelmTool(wire, access(settings)));
    mcp = new Later<>(() -> new McpTool(wire, secrets));
  }

  Output perform(ToolCall call) throws ToolFault, IOException, InterruptedException {
    return switch (call.tool().tool().settings()) {
      case Settings.Time its -> time.get().perform(call, its);
      case Settings.Http its -> http.get().perform(call, its);
      case Settings.Web its -> web.get().perform(call, its);
      case Settings.Prometheus its -> prometheus.get().perform(call, its);
      case Settings.Kubernetes its -> kubernetes.get().perform(call, its);
      case Settings.Function its -> function.get().perform(call, its);
      case Settings.McpServer its -> mcp.get().perform(call, its);
      case Settings.McpCommand its -> mcp.get().perform(call, its);
      case Settings.Github its -> github.get().perform(call, its);
      case Settings.Helm its -> helm.get().perform(call, its);
      case Settings.Kafka _, Settings.AgentCall _ ->
          throw new IllegalStateException("the journal itself carries these out");
    };
  }

  /// The tools of a server, under the rules of the agent's entry for it.
  List<ToolSpec> ask(ToolServer server) throws ToolFault, IOException, InterruptedException {
    return server.specs(mcp.get().offers(server.tool().settings()));
  }

  void close() {
    mcp.ifMade(servers -> servers.close());
  }

  private static Access access(ToolSettings settings) {
    return new Access(
        settings.kubernetes(),
        Access.ACCOUNT,
        settings.kubeconfig(),
        settings.kubeContext(),
        settings.kubeWrites());
  }
}
