package dev.rouse.agent.tool.prometheus;

import dev.rouse.agent.tool.wire.Percent;
import dev.rouse.agent.tool.wire.Reach;
import dev.rouse.agent.tool.wire.Request;
import dev.rouse.agent.tool.wire.Response;
import dev.rouse.agent.tool.wire.Wire;
import dev.rouse.agent.tool.work.Given;
import dev.rouse.agent.tool.work.Output;
import dev.rouse.agent.tool.work.Performer;
import dev.rouse.agent.tool.work.ToolFault;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.tool.Settings;
import dev.rouse.core.tool.ToolCall;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Asks Prometheus, or what speaks its API.
public final class PrometheusTool implements Performer<Settings.Prometheus> {
  private final Wire wire;
  private final InstantSource clock;
  private final Optional<URI> platform;

  /// @param platform the platform's own Prometheus, for tools that name none
  public PrometheusTool(Wire wire, InstantSource clock, Optional<URI> platform) {
    this.wire = wire;
    this.clock = clock;
    this.platform = platform;
  }

  @Override
  public Output perform(ToolCall call, Settings.Prometheus settings) throws ToolFault, IOException {
    var server = server(settings);
    var given = new Given(call.arguments());
    return Output.of(
        switch (settings.operation()) {
          case QUERY -> Shape.instant(ask(server, "query", query(given)));
          case RANGE -> Shape.range(ask(server, "query_range", range(given)));
          case ALERTS -> Listing.alerts(ask(server, "alerts", Map.of()), given.text("matcher"));
          case RULES -> Listing.rules(ask(server, "rules", Map.of()), given.text("name"));
          case SERIES -> Listing.plain("series", ask(server, "series", selected(given, true)));
          case LABELS -> labels(server, given);
        });
  }

  private URI server(Settings.Prometheus settings) throws ToolFault {
    return settings
        .url()
        .or(() -> platform)
        .orElseThrow(() ->
            new ToolFault(
                "No Prometheus is configured: a person must set the platform's address"
                    + " (ROUSE_PROMETHEUS_URL) or the tool's prometheus.url"));
  }

  private static Map<String, String> query(Given given) throws ToolFault {
    var parameters = new TreeMap<String, String>();
    parameters.put("query", given.required("query"));
    if (given.text("time").isPresent()) {
      parameters.put("time", Moments.time("time", given.required("time")).toString());
    }
    return parameters;
  }

  private Map<String, String> range(Given given) throws ToolFault {
    var parameters = Moments.range(given, clock.instant());
    parameters.put("query", given.required("query"));
    return parameters;
  }

  private static Map<String, String> selected(Given given, boolean needed) throws ToolFault {
    var parameters = new TreeMap<String, String>();
    if (needed || given.text("selector").isPresent()) {
      parameters.put("match[]", given.required("selector"));
    }
    return parameters;
  }

  /// The names of the labels, or the values of one.
  private Json.Obj labels(URI server, Given given) throws ToolFault, IOException {
    var label = given.text("label");
    String path = label.map(l -> "label/" + Percent.encode(l) + "/values").orElse("labels");
    String name = label.isPresent() ? "values" : "labels";
    return Listing.plain(name, ask(server, path, selected(given, false)));
  }

  private Json ask(URI server, String path, Map<String, String> parameters)
      throws ToolFault, IOException {
    String base = server.toString().replaceFirst("/+$", "");
    var uri = URI.create(base + "/api/v1/" + path + Percent.query(parameters));
    try (var response = wire.send(Request.get(uri), Reach.ANYWHERE)) {
      return data(response);
    }
  }

  private static Json data(Response response) throws ToolFault, IOException {
    boolean told = response.mediaType().equals("application/json");
    if (!response.isOk() && !told) {
      throw new ToolFault("Prometheus answers " + response.refusal());
    }
    var answer = response.json();
    if (answer.at("error").orElse(Json.Null.VALUE) instanceof Json.Str(String error)) {
      throw new ToolFault("Prometheus refuses: " + error);
    }
    return answer
        .at("data")
        .orElseThrow(() -> new ToolFault("Prometheus answers without data: is it one?"));
  }
}
