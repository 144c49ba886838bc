package dev.rouse.gateway;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;

/// Requests to a gateway, shown one token or none.
public record Http(int port, Optional<String> token) {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String EVENT = "application/cloudevents+json";

  public static Http to(int port) {
    return new Http(port, Optional.empty());
  }

  public Http showing(String other) {
    return new Http(port, Optional.of("Bearer " + other));
  }

  public HttpResponse<String> get(String path) throws Exception {
    return send(request(path));
  }

  public HttpResponse<String> delete(String path) throws Exception {
    return send(request(path).DELETE());
  }

  public HttpResponse<String> post(String path, String body) throws Exception {
    return post(path, body, Map.of("content-type", "application/json"));
  }

  public HttpResponse<String> postEvent(String path, String event) throws Exception {
    return post(path, event, Map.of("content-type", EVENT));
  }

  public HttpResponse<String> post(String path, String body, Map<String, String> headers)
      throws Exception {
    var request = request(path).POST(BodyPublishers.ofString(body));
    headers.forEach(request::setHeader);
    return send(request);
  }

  public HttpResponse<String> post(String path, byte[] body, Map<String, String> headers)
      throws Exception {
    var request = request(path).POST(BodyPublishers.ofByteArray(body));
    headers.forEach(request::setHeader);
    return send(request);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    token.ifPresent(shown -> request.header("authorization", shown));
    return request;
  }
}
