package dev.rouse.edge.http;

import dev.rouse.core.problem.Kind;
import dev.rouse.core.problem.Problem;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// One request on its way in, on the event loop: its body is collected within the bounds.
final class Receiving {
  private static final int REQUEST_TIMEOUT = 408;
  private static final Duration LINGERS = Duration.ofSeconds(1);

  private final Vertx vertx;
  private final HttpServerRequest incoming;
  private final Bounds bounds;
  private final Responding responding;
  private final Buffer body = Buffer.buffer();
  private boolean over;

  Receiving(Vertx vertx, HttpServerRequest incoming, Bounds bounds, Responding responding) {
    this.vertx = vertx;
    this.incoming = incoming;
    this.bounds = bounds;
    this.responding = responding;
  }

  /// Collects the body and passes the request on, unless it is refused before.
  void begin(Consumer<Request> whole) {
    if (announced().filter(length -> length > bounds.body()).isPresent()) {
      incoming.handler(this::take);
      refuse(Reply.problem(tooLarge()));
      return;
    }
    long timer = vertx.setTimer(bounds.bodyWithin().toMillis(), _ -> refuse(late()));
    incoming.handler(this::take);
    incoming.exceptionHandler(_ -> abandon(timer));
    incoming.endHandler(_ -> {
      if (finish(timer)) {
        whole.accept(request());
      }
    });
  }

  private Optional<Long> announced() {
    try {
      return Optional.ofNullable(incoming.getHeader("content-length")).map(Long::valueOf);
    } catch (NumberFormatException noNumber) {
      return Optional.empty();
    }
  }

  private void take(Buffer piece) {
    if (over) {
      return;
    }
    if (body.length() + piece.length() > bounds.body()) {
      refuse(Reply.problem(tooLarge()));
    } else {
      body.appendBuffer(piece);
    }
  }

  private void abandon(long timer) {
    over = true;
    vertx.cancelTimer(timer);
  }

  private boolean finish(long timer) {
    boolean first = !over;
    abandon(timer);
    return first;
  }

  /// What still comes of such a request is thrown away, so that a sender in the middle of it reads
  /// the refusal; soon after, the connection goes.
  private void refuse(Reply.Whole refusal) {
    if (!over) {
      over = true;
      responding.close(refusal);
      long _ = vertx.setTimer(LINGERS.toMillis(), _ -> incoming.connection().close());
    }
  }

  private Problem tooLarge() {
    return new Problem(
        Kind.TOO_LARGE,
        "the body has more than the %d bytes that are taken".formatted(bounds.body()));
  }

  private Reply.Whole late() {
    var problem =
        new Problem(
            Kind.MALFORMED,
            "the body did not come within %d ms".formatted(bounds.bodyWithin().toMillis()));
    var refusal = Reply.problem(problem);
    return new Reply.Whole(REQUEST_TIMEOUT, refusal.headers(), refusal.body());
  }

  private Request request() {
    return new Request(
        incoming.method().name(),
        Optional.ofNullable(incoming.path()).orElse("/"),
        Optional.ofNullable(incoming.query()).orElse(""),
        headers(),
        body.getBytes());
  }

  private Map<String, String> headers() {
    var headers = new LinkedHashMap<String, String>();
    incoming
        .headers()
        .forEach((name, value) ->
            headers.merge(
                name.toLowerCase(Locale.ROOT), value, (one, other) -> one + ", " + other));
    return headers;
  }
}
