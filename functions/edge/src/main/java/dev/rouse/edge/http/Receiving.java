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
import java.util.Set;
import java.util.function.Consumer;

/// One request on its way in, on the event loop: its body is collected within the bounds.
final class Receiving {
  private static final int REQUEST_TIMEOUT = 408;
  private static final int UNSUPPORTED = 415;

  /// What an intermediary and we might read differently.
  private static final Set<String> ONCE =
      Set.of("authorization", "content-type", "content-length", "idempotency-key");

  private static final Duration LINGERS = Duration.ofSeconds(1);

  private final Vertx vertx;
  private final HttpServerRequest incoming;
  private final Bounds bounds;
  private final Responding responding;
  private final long most;
  private final Held held;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final Pieces body;
  private boolean over;

  Receiving(
      Vertx vertx, HttpServerRequest incoming, Bounds bounds, Held held, Responding responding) {
    this.vertx = vertx;
    this.incoming = incoming;
    this.bounds = bounds;
    this.most = bounds.body(Optional.ofNullable(incoming.path()).orElse(""));
    this.held = held;
    this.responding = responding;
    this.body = new Pieces(announced().orElse(0L));
  }

  /// Collects the body and passes the request on, unless it is refused before.
  void begin(Consumer<Request> whole) {
    var refusal = refusal();
    if (refusal.isPresent()) {
      incoming.handler(this::take);
      refuse(refusal.get());
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

  /// What its headers alone are refused for.
  private Optional<Reply.Whole> refusal() {
    if (announced().filter(length -> length > most).isPresent()) {
      return Optional.of(Reply.problem(tooLarge()));
    }
    String encoding = Optional.ofNullable(incoming.getHeader("content-encoding")).orElse("");
    if (!encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity")) {
      var problem = new Problem(Kind.MALFORMED, "send the body without a Content-Encoding");
      return Optional.of(as(UNSUPPORTED, problem));
    }
    return readHeaders()
        .map(name -> Reply.problem(new Problem(Kind.MALFORMED, "header " + name + " came twice")));
  }

  /// Returns one that came twice and must not.
  private Optional<String> readHeaders() {
    String wrong = null;
    for (var header : incoming.headers()) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      String before = headers.putIfAbsent(name, header.getValue());
      if (before != null) {
        headers.put(name, before + ", " + header.getValue());
        wrong = ONCE.contains(name) || name.startsWith("ce-") ? name : wrong;
      }
    }
    return Optional.ofNullable(wrong);
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
    if (body.length() + piece.length() > most) {
      refuse(Reply.problem(tooLarge()));
    } else if (held.take(piece.length())) {
      body.add(piece);
    } else {
      var busy = new Problem(Kind.UNAVAILABLE, "too many large bodies at once: try again later");
      refuse(Reply.problem(busy).with("retry-after", "1"));
    }
  }

  /// The sender has gone.
  private void abandon(long timer) {
    if (finish(timer)) {
      held.give(body.length());
    }
  }

  private boolean finish(long timer) {
    boolean first = !over;
    over = true;
    vertx.cancelTimer(timer);
    return first;
  }

  /// What still comes of such a request is thrown away, so that a sender in the middle of it reads
  /// the refusal; soon after, the connection goes.
  private void refuse(Reply.Whole refusal) {
    if (!over) {
      over = true;
      held.give(body.length());
      responding.close(refusal);
      long _ = vertx.setTimer(LINGERS.toMillis(), _ -> incoming.connection().close());
    }
  }

  private Problem tooLarge() {
    return new Problem(
        Kind.TOO_LARGE, "the body has more than the %d bytes that are taken".formatted(most));
  }

  private Reply.Whole late() {
    var problem =
        new Problem(
            Kind.MALFORMED,
            "the body did not come within %d ms".formatted(bounds.bodyWithin().toMillis()));
    return as(REQUEST_TIMEOUT, problem);
  }

  private static Reply.Whole as(int status, Problem problem) {
    var refusal = Reply.problem(problem);
    return new Reply.Whole(status, refusal.headers(), refusal.body());
  }

  private Request request() {
    return new Request(
        incoming.method().name(),
        Optional.ofNullable(incoming.path()).orElse("/"),
        Optional.ofNullable(incoming.query()).orElse(""),
        headers,
        body.whole());
  }
}
