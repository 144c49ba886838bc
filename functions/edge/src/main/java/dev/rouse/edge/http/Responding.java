package dev.rouse.edge.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One answer on its way out. Written from any thread; the bytes go by the event loop.
final class Responding {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Context context;
  private final HttpServerResponse response;

  Responding(Context context, HttpServerResponse response) {
    this.context = context;
    this.response = response;
  }

  /// Whoever has gone does not read it, and that is all.
  void answer(Reply reply) throws InterruptedException {
    switch (reply) {
      case Reply.Whole whole -> context.runOnContext(_ -> write(whole));
      case Reply.Streamed(var headers, var flow) -> {
        context.runOnContext(_ -> begin(headers));
        flow.into(this::piece);
        context.runOnContext(_ -> end(""));
      }
    }
  }

  /// Answers and hangs up.
  void close(Reply.Whole whole) {
    response.putHeader("connection", "close");
    write(whole);
  }

  void write(Reply.Whole whole) {
    if (!response.ended() && !response.closed()) {
      response.setStatusCode(whole.status());
      whole.headers().forEach(response::putHeader);
      end(whole.body());
    }
  }

  private void begin(Map<String, String> headers) {
    if (!response.closed()) {
      headers.forEach(response::putHeader);
      response.setChunked(true);
    }
  }

  private void end(String last) {
    if (!response.ended() && !response.closed()) {
      var _ = response.end(last);
    }
  }

  private boolean piece(String piece) throws InterruptedException {
    var written = Promise.<Void>promise();
    context.runOnContext(_ -> {
      Future<Void> writing =
          response.closed() ? Future.failedFuture("gone") : response.write(piece);
      writing.onComplete(written);
    });
    try {
      var _ =
          written
              .future()
              .toCompletionStage()
              .toCompletableFuture()
              .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException | TimeoutException gone) {
      return false;
    }
  }
}
