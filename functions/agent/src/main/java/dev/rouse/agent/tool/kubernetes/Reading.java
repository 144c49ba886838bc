package dev.rouse.agent.tool.kubernetes;

import dev.rouse.agent.tool.work.Given;
import dev.rouse.agent.tool.work.Output;
import dev.rouse.agent.tool.work.ToolFault;
import dev.rouse.core.json.Json;
import dev.rouse.core.quantity.DurationText;
import dev.rouse.core.rule.BrokenRule;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What only looks.
record Reading(Api api, Discovery discovery, Fence fence, Given given) {
  private static final String MOST_ROWS = "500";
  private static final int USUAL_LINES = 100;
  private static final int MOST_LINES = 5000;

  /// The path of the object that the call names.
  static String path(Kind kind, Fence fence, Given given) throws ToolFault {
    String namespace = kind.namespaced() ? fence.namespace(given.text("namespace")) : "";
    return kind.path(namespace, name(given.required("name")));
  }

  static String name(String name) throws ToolFault {
    if (!name.matches("[A-Za-z0-9]([A-Za-z0-9.:_-]{0,251}[A-Za-z0-9])?")) {
      throw new ToolFault("`" + name + "` is no name of an object");
    }
    return name;
  }

  private Json object() throws ToolFault, IOException {
    var kind = discovery.find(given.required("resource"));
    return api.get(path(kind, fence, given), Map.of());
  }

  Output get() throws ToolFault, IOException {
    return Output.of(Printed.clean(object()));
  }

  Output list() throws ToolFault, IOException {
    var kind = discovery.find(given.required("resource"));
    String namespace = kind.namespaced() ? fence.listed(given.text("namespace")) : "";
    var query = new TreeMap<>(Map.of("limit", MOST_ROWS));
    given.text("labelSelector").ifPresent(selector -> query.put("labelSelector", selector));
    given.text("fieldSelector").ifPresent(selector -> query.put("fieldSelector", selector));
    boolean everywhere = kind.namespaced() && namespace.isEmpty();
    return Output.of(Printed.table(api.table(kind.path(namespace), query), everywhere));
  }

  Output describe() throws ToolFault, IOException {
    var object = object();
    var out = new StringBuilder();
    Printed.outline(Printed.clean(object), "", out);
    String namespace = Printed.text(object, "metadata.namespace");
    String events = events(namespace, Optional.of(Printed.text(object, "metadata.name")));
    return Output.of(out + "\nEvents:\n" + (events.isEmpty() ? "none\n" : events));
  }

  Output events() throws ToolFault, IOException {
    String found = events(fence.namespace(given.text("namespace")), given.text("about"));
    return Output.of(found.isEmpty() ? "No events" : found);
  }

  private String events(String namespace, Optional<String> about) throws ToolFault, IOException {
    var query = new TreeMap<>(Map.of("limit", MOST_ROWS));
    if (about.isPresent()) {
      query.put("fieldSelector", "involvedObject.name=" + name(about.get()));
    }
    String path = "/api/v1" + (namespace.isEmpty() ? "" : "/namespaces/" + namespace) + "/events";
    return Printed.events(Discovery.items(api.get(path, query), "items"));
  }

  Output logs(long most) throws ToolFault, IOException {
    var query = new TreeMap<String, String>();
    query.put("tailLines", given.number("lines", 1, MOST_LINES).orElse(USUAL_LINES).toString());
    given.text("container").ifPresent(container -> query.put("container", container));
    if (given.flag("previous")) {
      query.put("previous", "true");
    }
    if (given.text("since").isPresent()) {
      query.put("sinceSeconds", seconds(given.required("since")));
    }
    String namespace = fence.namespace(given.text("namespace"));
    String path =
        "/api/v1/namespaces/" + namespace + "/pods/" + name(given.required("pod")) + "/log";
    var piece = api.text(path, query, most);
    return piece.text().isEmpty()
        ? Output.of("The log is empty")
        : new Output(piece.text(), piece.cut());
  }

  private static String seconds(String since) throws ToolFault {
    try {
      return Long.toString(Math.max(1, DurationText.parse(since).toSeconds()));
    } catch (BrokenRule broken) {
      throw new ToolFault("`since` " + broken.getMessage());
    }
  }

  Output rolloutStatus() throws ToolFault, IOException {
    return Output.of(Rollout.of(object()));
  }

  Output top() throws ToolFault, IOException {
    boolean nodes = given.required("resource").startsWith("node");
    String namespace = nodes ? "" : fence.listed(given.text("namespace"));
    String path =
        "/apis/metrics.k8s.io/v1beta1"
            + (namespace.isEmpty() ? "" : "/namespaces/" + namespace)
            + (nodes ? "/nodes" : "/pods");
    var query = new TreeMap<String, String>();
    given.text("labelSelector").ifPresent(selector -> query.put("labelSelector", selector));
    List<Json> items = Discovery.items(api.get(path, query), "items");
    return Output.of(items.isEmpty() ? "None found" : Printed.lines(Usage.rows(items)));
  }
}
