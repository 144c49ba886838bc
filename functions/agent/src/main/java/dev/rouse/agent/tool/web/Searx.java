package dev.rouse.agent.tool.web;

import dev.rouse.agent.tool.wire.Percent;
import dev.rouse.agent.tool.wire.Reach;
import dev.rouse.agent.tool.wire.Request;
import dev.rouse.agent.tool.wire.Wire;
import dev.rouse.agent.tool.work.Given;
import dev.rouse.agent.tool.work.Output;
import dev.rouse.agent.tool.work.ToolFault;
import dev.rouse.core.json.Json;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/// Asks a SearXNG. Its address is the platform's own, so it may be inside the cluster.
record Searx(Wire wire, URI engine) {
  private static final int USUAL = 10;
  private static final int MOST = 50;

  Output search(Given given) throws ToolFault, IOException {
    int limit = given.number("limit", 1, MOST).orElse(USUAL);
    var query = Percent.query(Map.of("q", given.required("query"))) + "&format=json";
    String base = engine.toString().replaceFirst("/+$", "");
    try (var response =
        wire.send(Request.get(URI.create(base + "/search" + query)), Reach.ANYWHERE)) {
      if (response.status() == 403) {
        throw new ToolFault(
            "The search engine answers no JSON: a person must add `json` to `search.formats` in"
                + " SearXNG's settings.yml");
      }
      if (!response.isOk()) {
        throw new ToolFault("The search engine answers " + response.refusal());
      }
      return Output.of(results(response.json(), limit));
    }
  }

  private static Json results(Json answer, int limit) {
    var found = answer.at("results").map(Searx::items).orElse(List.of());
    var results = found.stream().limit(limit).map(Searx::result).toList();
    return Json.object().put("results", Json.array(results)).done();
  }

  private static List<Json> items(Json results) {
    return results instanceof Json.Arr(var items) ? items : List.of();
  }

  private static Json result(Json result) {
    var json = Json.object();
    result.at("title").ifPresent(title -> json.put("title", title));
    result.at("url").ifPresent(url -> json.put("url", url));
    result.at("content").ifPresent(content -> json.put("snippet", content));
    return json.done();
  }
}
