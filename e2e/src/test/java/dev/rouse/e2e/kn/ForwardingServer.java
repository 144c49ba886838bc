package dev.rouse.e2e.kn;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.ServerWebSocketHandshake;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// As much of an API server as a port-forward needs, in Kubernetes' own protocol: a web socket of
/// frames, each with its channel before it (0 data, 1 errors), and each channel's port as its
/// first.
final class ForwardingServer implements AutoCloseable {
  private static final String PROTOCOL = "v4.channel.k8s.io";
  private static final byte DATA = 0;
  private static final byte ERRORS = 1;

  private final Vertx vertx = Vertx.vertx();
  private final Map<String, String> objects = new ConcurrentHashMap<>();
  private final List<String> forwarded = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final int behind;
  private volatile boolean forbids;

  private ForwardingServer(int behind) {
    this.behind = behind;
    var options = new HttpServerOptions().setWebSocketSubProtocols(List.of(PROTOCOL));
    this.server =
        done(
            vertx
                .createHttpServer(options)
                .requestHandler(this::answer)
                .webSocketHandshakeHandler(this::admit)
                .webSocketHandler(this::forward)
                .listen(0, "127.0.0.1"));
  }

  /// @param behind the port that all forwards lead to
  static ForwardingServer to(int behind) {
    return new ForwardingServer(behind);
  }

  /// Serves an object, or a list of them, at a path.
  void serve(String path, String json) {
    objects.put(path, json);
  }

  /// From now on nobody may forward, or everybody again.
  void forbid(boolean everybody) {
    forbids = everybody;
  }

  String url() {
    return "http://127.0.0.1:" + server.actualPort();
  }

  /// What was asked for, each with the token that it showed.
  List<String> forwarded() {
    return List.copyOf(forwarded);
  }

  private void answer(HttpServerRequest request) {
    String json = objects.get(request.path());
    var response = request.response().putHeader("content-type", "application/json");
    if (json == null) {
      var _ = response.setStatusCode(404).end();
    } else {
      var _ = response.end(json);
    }
  }

  private void admit(ServerWebSocketHandshake handshake) {
    if (forbids) {
      var _ = handshake.reject(403);
    } else {
      var _ = handshake.accept();
    }
  }

  private void forward(ServerWebSocket socket) {
    forwarded.add(socket.uri() + " " + socket.headers().get("authorization"));
    int port = Integer.parseInt(socket.uri().replaceFirst(".*\\bports=(\\d+).*", "$1"));
    for (byte channel : new byte[] {DATA, ERRORS}) {
      var _ =
          socket.writeBinaryMessage(
              Buffer.buffer().appendByte(channel).appendUnsignedShortLE(port));
    }
    socket.pause();
    var _ =
        vertx
            .createNetClient()
            .connect(behind, "127.0.0.1")
            .onSuccess(target -> join(socket, target))
            .onFailure(_ -> socket.close());
  }

  private static void join(ServerWebSocket socket, NetSocket target) {
    target.handler(data -> {
      var _ = socket.writeBinaryMessage(Buffer.buffer().appendByte(DATA).appendBuffer(data));
    });
    target.closeHandler(_ -> socket.close());
    socket.closeHandler(_ -> target.close());
    socket.binaryMessageHandler(frame -> {
      if (frame.getByte(0) == DATA) {
        var _ = target.write(frame.getBuffer(1, frame.length()));
      }
    });
    var _ = socket.resume();
  }

  private static <T> T done(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }

  @Override
  public void close() {
    var _ = done(vertx.close());
  }
}
