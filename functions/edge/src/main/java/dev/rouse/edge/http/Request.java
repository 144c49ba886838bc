package dev.rouse.edge.http;

import java.util.Map;
import java.util.Optional;

/// A request, whole.
public final class Request {
  private final String method;
  private final String path;
  private final String query;
  private final Map<String, String> headers;
  private final byte[] body;

  /// A request as it came.
  ///
  /// @param headers by lower-case name; of one that came several times, the values with commas
  ///   between
  /// @param body not copied, as it may be large: nobody changes it
  public Request(
      String method, String path, String query, Map<String, String> headers, byte[] body) {
    this.method = method;
    this.path = path;
    this.query = query;
    this.headers = Map.copyOf(headers);
    this.body = body;
  }

  public String method() {
    return method;
  }

  /// As it was sent: nothing in it is decoded.
  public String path() {
    return path;
  }

  /// What stands behind the question mark; empty where there is none.
  public String query() {
    return query;
  }

  public Map<String, String> headers() {
    return headers;
  }

  /// The value of a header by its lower-case name.
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).filter(value -> !value.isBlank());
  }

  /// Not a copy: nobody changes it.
  public byte[] body() {
    return body;
  }
}
