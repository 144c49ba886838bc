package dev.rouse.controller.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.cluster.Kind;
import dev.rouse.core.json.Json;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// The open watches. Each begins with what has changed since the version that it names.
final class Streams {
  private static final int REMEMBERED = 200_000;
  private static final long PATIENCE_MILLIS = 100;

  private record Change(long version, String type, Entity entity) {}

  private static final class Stream {
    final Kind kind;
    final Query query;
    final LinkedBlockingQueue<Change> queue = new LinkedBlockingQueue<>();
    volatile boolean over;

    Stream(Kind kind, Query query) {
      this.kind = kind;
      this.query = query;
    }
  }

  private final List<Stream> open = new CopyOnWriteArrayList<>();
  private final Map<Kind, Deque<Change>> past = new EnumMap<>(Kind.class);

  synchronized void changed(String type, Entity entity) {
    var change = new Change(Long.parseLong(entity.resourceVersion()), type, entity);
    var before = past.computeIfAbsent(entity.key().kind(), _ -> new ArrayDeque<>());
    before.add(change);
    if (before.size() > REMEMBERED) {
      before.remove();
    }
    open.forEach(stream -> offer(stream, change));
  }

  private static void offer(Stream stream, Change change) {
    if (stream.kind == change.entity().key().kind() && stream.query.selects(change.entity())) {
      stream.queue.add(change);
    }
  }

  private synchronized Stream begin(Kind kind, Query query) {
    var stream = new Stream(kind, query);
    past.getOrDefault(kind, new ArrayDeque<>()).stream()
        .filter(change -> change.version() > query.since())
        .forEach(change -> offer(stream, change));
    open.add(stream);
    return stream;
  }

  void stream(HttpExchange exchange, Kind kind, Query query) throws IOException {
    var stream = begin(kind, query);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, 0);
    var out = exchange.getResponseBody();
    out.flush();
    try {
      while (!stream.over) {
        var change = stream.queue.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        if (change != null) {
          var line =
              Json.object()
                  .put("type", change.type())
                  .put("object", change.entity().json())
                  .done()
                  .write();
          out.write((line + "\n").getBytes(UTF_8));
          out.flush();
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(stream);
    }
  }

  void drop() {
    open.forEach(stream -> stream.over = true);
  }
}
