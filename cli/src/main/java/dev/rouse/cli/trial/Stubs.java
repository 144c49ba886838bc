package dev.rouse.cli.trial;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rouse.core.binding.Document;
import dev.rouse.core.definition.Definition;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.kind.Resource;
import dev.rouse.core.resource.kind.Tool;
import dev.rouse.core.rule.BrokenRule;
import dev.rouse.core.rule.Nearest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// What tools answer in a trial, in place of what they would do: a file's text or value for each
/// tool's name; `{error: TEXT}` is a failure.
///
/// A stubbed tool keeps its name, description, arguments and effect. Only what carries it out is
/// another: a call of this small server.
final class Stubs implements AutoCloseable {
  private static final int OK = 200;
  private static final int FAILED = 500;

  private final Map<String, Json> results;
  private final HttpServer server;

  private Stubs(Map<String, Json> results, HttpServer server) {
    this.results = results;
    this.server = server;
  }

  /// Serves what a file says.
  ///
  /// @param yaml an object: a result for each tool's name
  static Stubs serve(String yaml) throws IOException {
    var texts = Document.parse(yaml);
    if (!texts.faults().isEmpty() || texts.documents().size() > 1) {
      throw new BrokenRule("--stubs is not one YAML object of results by the tools' names");
    }
    var results = new TreeMap<String, Json>();
    texts.documents().forEach(document -> results.putAll(document.json().fields()));
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var stubs = new Stubs(Map.copyOf(results), server);
    server.createContext("/", stubs::answer);
    server.start();
    return stubs;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String name = exchange.getRequestURI().getPath().substring(1);
      var result = results.getOrDefault(name, Json.Null.VALUE);
      boolean failure = result instanceof Json.Obj object && object.text("error").isPresent();
      var body = text(result).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type(result));
      exchange.sendResponseHeaders(failure ? FAILED : OK, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static String text(Json result) {
    return switch (result) {
      case Json.Str(var text) -> text;
      case Json.Obj object -> object.text("error").orElseGet(object::write);
      case Json.Arr _, Json.Bool _, Json.Null _, Json.Num _ -> result.write();
    };
  }

  private static String type(Json result) {
    return result instanceof Json.Str ? "text/plain; charset=utf-8" : "application/json";
  }

  /// The resources of a folder, stubbed tools among them.
  List<Json.Obj> applied(List<Resource> resources, List<Definition> definitions) {
    check(definitions);
    var all = new ArrayList<Json.Obj>();
    resources.stream()
        .filter(resource -> !(resource instanceof Tool && results.containsKey(resource.name())))
        .forEach(resource -> all.add(resource.toJson()));
    var seen = new TreeSet<String>();
    for (var definition : definitions) {
      for (var tool : definition.tools()) {
        if (results.containsKey(tool.name()) && seen.add(tool.namespace() + "/" + tool.name())) {
          all.add(stubbed(tool));
        }
      }
    }
    return all;
  }

  private void check(List<Definition> definitions) {
    var known = new TreeSet<String>();
    definitions.forEach(definition -> definition.tools().forEach(tool -> known.add(tool.name())));
    for (String name : results.keySet()) {
      if (!known.contains(name)) {
        throw new BrokenRule(
            "--stubs: no agent has a tool '" + name + "'" + Nearest.hint(name, known));
      }
    }
  }

  private Json.Obj stubbed(Tool tool) {
    var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + tool.name());
    var http =
        Json.object()
            .put("method", "GET")
            .put("url", url.toString())
            .put("allowPrivate", true)
            .done();
    var spec =
        Json.object()
            .put("type", "http")
            .put("description", tool.description())
            .maybe("parameters", tool.spec().get("parameters"))
            .maybe("effect", tool.spec().get("effect"))
            .put("http", http)
            .done();
    return tool.toJson().with("spec", spec);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
