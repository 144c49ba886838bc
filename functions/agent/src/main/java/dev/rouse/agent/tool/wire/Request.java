package dev.rouse.agent.tool.wire;

import dev.rouse.core.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A request as it is to be sent.
///
/// @param body empty where there is none
public record Request(String method, URI uri, List<Header> headers, Bytes body) {
  public Request {
    headers = List.copyOf(headers);
  }

  /// Bytes that do not change.
  public static final class Bytes {
    static final Bytes NONE = new Bytes(new byte[0]);
    private final byte[] content;

    private Bytes(byte[] content) {
      this.content = content;
    }

    byte[] content() {
      return content;
    }
  }

  public static Request get(URI uri) {
    return of("GET", uri);
  }

  public static Request of(String method, URI uri) {
    return new Request(method, uri, List.of(), Bytes.NONE);
  }

  public Request with(String name, String value) {
    var more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new Request(method, uri, more, body);
  }

  public Request with(List<Header> others) {
    var more = new ArrayList<>(headers);
    more.addAll(others);
    return new Request(method, uri, more, body);
  }

  public Request body(String mediaType, String text) {
    var bytes = new Bytes(text.getBytes(StandardCharsets.UTF_8));
    var typed = hasHeader("Content-Type") ? this : with("Content-Type", mediaType);
    return new Request(method, uri, typed.headers, bytes);
  }

  public Request json(Json json) {
    return body("application/json", json.write());
  }

  boolean hasHeader(String name) {
    return headers.stream().anyMatch(header -> header.name().equalsIgnoreCase(name));
  }

  /// Whether sending it twice changes nothing.
  boolean isSafe() {
    return method.equals("GET") || method.equals("HEAD");
  }

  /// The same to another address. What was meant for one server is not shown to another.
  Request movedTo(URI other) {
    boolean same =
        uri.getScheme().equals(other.getScheme())
            && uri.getHost().equalsIgnoreCase(other.getHost())
            && uri.getPort() == other.getPort();
    var kept = headers.stream().filter(h -> same || h.name().equalsIgnoreCase("Accept")).toList();
    return new Request(method, other, kept, body);
  }
}
