package dev.rouse.edge.http;

import dev.rouse.core.problem.Problem;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a request is answered.
public sealed interface Reply {

  /// An answer whose body is known.
  record Whole(int status, Map<String, String> headers, String body) implements Reply {
    public Whole {
      headers = Map.copyOf(headers);
    }

    /// With one more header.
    public Whole with(String name, String value) {
      var more = new LinkedHashMap<>(headers);
      more.put(name, value);
      return new Whole(status, more, body);
    }
  }

  /// An answer that is written bit by bit, on the request's own thread.
  record Streamed(Map<String, String> headers, Flow flow) implements Reply {
    public Streamed {
      headers = Map.copyOf(headers);
    }
  }

  /// Writes a streamed answer's body.
  @FunctionalInterface
  interface Flow {
    void into(Sink sink) throws InterruptedException;
  }

  /// Where a streamed answer's body goes.
  @FunctionalInterface
  interface Sink {

    /// Writes a piece, waiting for a slow reader for a while; false once nobody reads any more.
    boolean write(String piece) throws InterruptedException;
  }

  static Whole of(int status, String contentType, String body) {
    return new Whole(status, Map.of("content-type", contentType), body);
  }

  static Whole empty(int status) {
    return new Whole(status, Map.of(), "");
  }

  /// A problem, under its own status.
  static Whole problem(Problem problem) {
    return of(problem.status(), "application/problem+json", problem.toJson().write());
  }
}
