package dev.rouse.agent.tool.kubernetes;

import dev.rouse.agent.tool.wire.Percent;
import dev.rouse.agent.tool.wire.Reach;
import dev.rouse.agent.tool.wire.Request;
import dev.rouse.agent.tool.wire.Response;
import dev.rouse.agent.tool.wire.Wire;
import dev.rouse.agent.tool.work.ToolFault;
import dev.rouse.core.json.Json;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/// Requests to one cluster's API server.
public record Api(Wire wire, Cluster cluster) {

  public static Api of(Wire wire, Cluster cluster) {
    return new Api(wire.with(cluster.trust()), cluster);
  }

  public Json get(String path, Map<String, String> query) throws ToolFault, IOException {
    return json(request("GET", path + Percent.query(query)).with("Accept", "application/json"));
  }

  /// What a list's objects say of themselves; nothing of what is in them.
  public List<Json> metadata(String path, Map<String, String> query) throws ToolFault, IOException {
    var list =
        json(
            request("GET", path + Percent.query(query))
                .with(
                    "Accept", "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io"));
    return Discovery.items(list, "items").stream()
        .flatMap(item -> item.at("metadata").stream())
        .toList();
  }

  /// A list as the server would have kubectl print it.
  Json table(String path, Map<String, String> query) throws ToolFault, IOException {
    return json(
        request("GET", path + Percent.query(query))
            .with("Accept", "application/json;as=Table;v=v1;g=meta.k8s.io, application/json"));
  }

  Json patch(String path, Patch patch, Json body) throws ToolFault, IOException {
    return json(request("PATCH", path).body(patch.mediaType, body.write()));
  }

  Json delete(String path) throws ToolFault, IOException {
    return json(request("DELETE", path));
  }

  /// How a change is written.
  enum Patch {
    APPLY("application/apply-patch+yaml"),
    MERGE("application/merge-patch+json");

    private final String mediaType;

    Patch(String mediaType) {
      this.mediaType = mediaType;
    }
  }

  Response.Piece text(String path, Map<String, String> query, long most)
      throws ToolFault, IOException {
    try (var response = send(request("GET", path + Percent.query(query)))) {
      return response.text(most);
    }
  }

  private Json json(Request request) throws ToolFault, IOException {
    try (var response = send(request)) {
      return response.json();
    }
  }

  private Request request(String method, String path) {
    return Request.of(method, URI.create(cluster.server() + path));
  }

  private Response send(Request request) throws ToolFault, IOException {
    var token = cluster.token().read();
    var authorized =
        token.isPresent() ? request.with("Authorization", "Bearer " + token.get()) : request;
    var response = wire.send(authorized, Reach.ANYWHERE);
    if (response.isOk()) {
      return response;
    }
    try (response) {
      throw refused(response);
    }
  }

  private static ToolFault refused(Response response) throws ToolFault, IOException {
    String said =
        response.mediaType().equals("application/json")
                && response.json().at("message").orElse(Json.Null.VALUE)
                    instanceof Json.Str(String message)
            ? message
            : response.refusal();
    return new ToolFault(
        switch (response.status()) {
          case 401 -> "Kubernetes does not know this agent's token: a person must see to it";
          case 403 -> said + ". This agent has not been given that right: do without it";
          case 409 -> said + ". Somebody else manages it: do not overwrite it without asking";
          default -> said;
        });
  }
}
