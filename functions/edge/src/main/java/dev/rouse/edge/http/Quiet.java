package dev.rouse.edge.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Closes connections on which no request comes: not its whole head, however many bytes of it.
///
/// Used on the one event loop only.
final class Quiet {
  /// A client may keep its connection for its next request.
  private static final Duration BETWEEN = Duration.ofSeconds(75);

  private final Vertx vertx;
  private final Duration first;
  private final Map<HttpConnection, Long> timers = new HashMap<>();

  /// Watches over connections.
  ///
  /// @param first how long the first request may take to come
  Quiet(Vertx vertx, Duration first) {
    this.vertx = vertx;
    this.first = first;
  }

  void opened(HttpConnection connection) {
    await(connection, first);
    connection.closeHandler(_ -> stop(connection));
  }

  /// A request is here. From its answer on the next one is waited for.
  void came(HttpServerRequest request) {
    var connection = request.connection();
    stop(connection);
    request.response().endHandler(_ -> await(connection, BETWEEN));
  }

  private void await(HttpConnection connection, Duration most) {
    stop(connection);
    timers.put(connection, vertx.setTimer(most.toMillis(), _ -> close(connection)));
  }

  /// Forgets it first: of one that has closed already nobody hears again.
  private void close(HttpConnection connection) {
    timers.remove(connection);
    var _ = connection.close();
  }

  private void stop(HttpConnection connection) {
    var timer = timers.remove(connection);
    if (timer != null) {
      vertx.cancelTimer(timer);
    }
  }
}
