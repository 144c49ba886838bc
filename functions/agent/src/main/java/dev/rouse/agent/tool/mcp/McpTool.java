package dev.rouse.agent.tool.mcp;

import dev.rouse.agent.secret.Secrets;
import dev.rouse.agent.tool.wire.Wire;
import dev.rouse.agent.tool.work.Output;
import dev.rouse.agent.tool.work.Servers;
import dev.rouse.agent.tool.work.ToolFault;
import dev.rouse.core.definition.ToolServer.Offer;
import dev.rouse.core.definition.ToolSpec;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.tool.Settings;
import dev.rouse.core.tool.ToolCall;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Asks tool servers for their tools and calls them.
public final class McpTool implements Servers {
  private static final int MOST_PAGES = 50;

  private final Wire wire;
  private final Secrets secrets;
  private final Map<Settings, Server> servers = new ConcurrentHashMap<>();

  public McpTool(Wire wire, Secrets secrets) {
    this.wire = wire;
    this.secrets = secrets;
  }

  private Server server(Settings settings) {
    return servers.computeIfAbsent(settings, this::reached);
  }

  private Server reached(Settings settings) {
    return switch (settings) {
      case Settings.McpServer its -> new Session(wire, its, secrets);
      case Settings.McpCommand its -> new Beside(its, secrets);
      case Settings other -> throw new IllegalStateException(other + " is no tool server");
    };
  }

  @Override
  public List<Offer> offers(Settings settings) throws ToolFault, IOException, InterruptedException {
    var offers = new ArrayList<Offer>();
    var cursor = Optional.<String>empty();
    for (int page = 0; page < MOST_PAGES; page++) {
      var params = Json.object().maybeText("cursor", cursor).done();
      var answer = server(settings).ask("tools/list", params);
      for (Json tool : items(answer, "tools")) {
        offer(tool).ifPresent(offers::add);
      }
      cursor = text(answer, "nextCursor");
      if (cursor.isEmpty()) {
        return List.copyOf(offers);
      }
    }
    throw new ToolFault("The tool server's list of tools has no end");
  }

  private static Optional<Offer> offer(Json tool) {
    var schema =
        tool.at("inputSchema").orElse(Json.Null.VALUE) instanceof Json.Obj object
            ? object
            : Json.object().put("type", "object").done();
    return text(tool, "name")
        .map(name -> new Offer(name, text(tool, "description").orElse(""), schema));
  }

  @Override
  public Output perform(ToolCall call, Settings settings)
      throws ToolFault, IOException, InterruptedException {
    var params =
        Json.object().put("name", name(call.tool(), settings)).put("arguments", call.arguments());
    var result = server(settings).ask("tools/call", params.done());
    String content = server(settings).mask(content(result));
    if (result.at("isError").equals(Optional.of(Json.of(true)))) {
      throw new ToolFault(content.isEmpty() ? "The tool failed and does not say why" : content);
    }
    return Output.of(content);
  }

  /// As the server calls it: a name that was taken has its server's before it.
  private String name(ToolSpec spec, Settings settings)
      throws ToolFault, IOException, InterruptedException {
    String prefix = spec.tool().name() + "_";
    if (!spec.name().startsWith(prefix)) {
      return spec.name();
    }
    boolean own = offers(settings).stream().anyMatch(offer -> offer.name().equals(spec.name()));
    return own ? spec.name() : spec.name().substring(prefix.length());
  }

  @Override
  public void close() {
    servers.values().forEach(Server::close);
  }

  private static String content(Json result) {
    var texts = new ArrayList<String>();
    for (Json part : items(result, "content")) {
      texts.add(
          text(part, "text")
              .or(() -> text(part, "resource.text"))
              .or(() -> text(part, "uri"))
              .orElse("(" + text(part, "type").orElse("content") + ", which is no text)"));
    }
    var structured = result.at("structuredContent");
    return texts.isEmpty() && structured.isPresent()
        ? structured.get().write()
        : String.join("\n", texts);
  }

  private static Optional<String> text(Json value, String path) {
    return value.at(path).orElse(Json.Null.VALUE) instanceof Json.Str(String text)
        ? Optional.of(text)
        : Optional.empty();
  }

  private static List<Json> items(Json value, String name) {
    return value.at(name).orElse(Json.Null.VALUE) instanceof Json.Arr(var items)
        ? items
        : List.of();
  }
}
