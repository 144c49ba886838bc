package dev.rouse.controller.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.cluster.Key;
import dev.rouse.controller.cluster.Kind;
import dev.rouse.core.json.Json;
import dev.rouse.core.json.MalformedJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// The stand-in, listening.
public final class ApiServer implements AutoCloseable {
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  private final HttpServer server;
  private final Streams streams = new Streams();
  private final Store store = new Store(streams::changed);
  private final Set<Kind> served = EnumSet.allOf(Kind.class);
  private final ConcurrentLinkedQueue<Call> calls = new ConcurrentLinkedQueue<>();
  private volatile Function<Call, Optional<Failure>> failing = _ -> Optional.empty();

  /// What a call is answered in place of what it wants.
  public record Failure(int status, String message) {}

  private ApiServer(HttpServer server) {
    this.server = server;
  }

  public static ApiServer start() {
    // Head and body are two packets: the second would wait for the first to be acknowledged.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      var server = new ApiServer(http);
      http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      var _ = http.createContext("/", server::answer);
      http.start();
      return server;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// Lets some calls fail from now on.
  public void failing(Function<Call, Optional<Failure>> which) {
    failing = which;
  }

  /// From now on the cluster does not have this kind.
  public void without(Kind kind) {
    served.remove(kind);
  }

  /// Every watch breaks.
  public void dropWatches() {
    streams.drop();
  }

  public List<Call> calls() {
    return List.copyOf(calls);
  }

  public void forgetCalls() {
    calls.clear();
  }

  public Optional<Entity> get(Kind kind, String namespace, String name) {
    return store.get(new Key(kind, namespace, name));
  }

  public List<Entity> list(Kind kind) {
    return store.list(kind);
  }

  public int count(Kind kind) {
    return store.count(kind);
  }

  /// As somebody else does it.
  public void put(Json.Obj json) {
    var entity = Entity.of(json);
    var _ = store.merge(entity.key(), "", json);
    entity
        .json()
        .get("status")
        .ifPresent(status -> {
          var _ = store.merge(entity.key(), "status", Json.object().put("status", status).done());
        });
  }

  /// As somebody else does it.
  public void merge(Key key, String part, Json.Obj patch) {
    var _ = store.merge(key, part, patch);
  }

  /// As somebody else does it.
  public void delete(Key key) {
    var _ = store.delete(key);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      var query = Query.of(exchange.getRequestURI().getRawQuery());
      var discovered = discovery(path);
      if (discovered.isPresent()) {
        send(exchange, OK, discovered.get());
        return;
      }
      var call = Call.of(exchange.getRequestMethod(), path, query.watches());
      if (call.isEmpty() || !served.contains(call.get().kind())) {
        send(exchange, NOT_FOUND, problem(NOT_FOUND, "no such kind"));
        return;
      }
      note(call.get(), applies(exchange));
      var failure = failing.apply(call.get());
      if (failure.isPresent()) {
        int status = failure.get().status();
        send(exchange, status, problem(status, failure.get().message()));
      } else if (query.watches()) {
        streams.stream(exchange, call.get().kind(), query);
      } else {
        perform(exchange, call.get(), query);
      }
    }
  }

  /// To apply what is not there is to create it, too.
  private void note(Call call, boolean applies) {
    calls.add(call);
    if (applies && call.part().isEmpty() && store.get(call.key()).isEmpty()) {
      calls.add(new Call("create", call.kind(), call.namespace(), call.name(), ""));
    }
  }

  private void perform(HttpExchange exchange, Call call, Query query) throws IOException {
    byte[] sent = exchange.getRequestBody().readAllBytes();
    var body = sent.length == 0 ? Json.Obj.EMPTY : json(sent);
    switch (call.verb()) {
      case "list" -> send(exchange, OK, listed(call, query));
      case "get" -> found(exchange, store.get(call.key()));
      case "create" -> send(exchange, CREATED, created(call, body).json());
      case "update" -> send(exchange, OK, store.replace(call.key(), body).json());
      case "delete" -> found(exchange, store.delete(call.key()));
      default -> patch(exchange, call, body);
    }
  }

  private void patch(HttpExchange exchange, Call call, Json.Obj body) throws IOException {
    String version = Entity.object(body, "metadata").text("resourceVersion").orElse("");
    var live = store.get(call.key());
    boolean applies = applies(exchange);
    if (live.isEmpty() && (!applies || !call.part().isEmpty())) {
      send(exchange, NOT_FOUND, problem(NOT_FOUND, "not found"));
    } else if (!version.isEmpty()
        && !version.equals(live.map(Entity::resourceVersion).orElse(""))) {
      send(exchange, CONFLICT, problem(CONFLICT, "the object has been modified"));
    } else {
      var done =
          applies
              ? store.apply(call.key(), call.part(), body)
              : store.merge(call.key(), call.part(), body);
      send(exchange, OK, done.json());
    }
  }

  private static boolean applies(HttpExchange exchange) {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    return type != null && type.contains("apply-patch");
  }

  private Entity created(Call call, Json.Obj body) {
    var metadata = Entity.object(body, "metadata");
    String name =
        metadata
            .text("name")
            .orElseGet(() -> metadata.text("generateName").orElse("") + store.version());
    return store.replace(new Key(call.kind(), call.namespace(), name), body);
  }

  private Json.Obj listed(Call call, Query query) {
    var items = store.list(call.kind()).stream().filter(query::selects).map(Entity::json).toList();
    int end = Math.min(items.size(), query.begin() + query.page());
    var metadata = Json.object().put("resourceVersion", Long.toString(store.version()));
    if (end < items.size()) {
      metadata.put("continue", Integer.toString(end));
    }
    return Json.object()
        .put("apiVersion", call.kind().apiVersion())
        .put("kind", call.kind().kind() + "List")
        .put("metadata", metadata)
        .put("items", Json.array(items.subList(query.begin(), end)))
        .done();
  }

  private Optional<Json.Obj> discovery(String path) {
    if (path.equals("/version")) {
      return Optional.of(
          Json.object().put("major", "1").put("minor", "35").put("gitVersion", "v1.35.0").done());
    }
    String version = path.replaceFirst("^/apis?/", "");
    boolean asked = path.matches("/api/v1|/apis/[^/]+/[^/]+");
    if (!asked) {
      return Optional.empty();
    }
    var kinds =
        Arrays.stream(Kind.values())
            .filter(kind -> kind.apiVersion().equals(version) && served.contains(kind))
            .map(kind ->
                Json.object()
                    .put("name", kind.plural())
                    .put("kind", kind.kind())
                    .put("namespaced", kind.namespaced())
                    .done())
            .toList();
    return Optional.of(
        Json.object()
            .put("kind", "APIResourceList")
            .put("apiVersion", "v1")
            .put("groupVersion", version)
            .put("resources", Json.array(kinds))
            .done());
  }

  private static void found(HttpExchange exchange, Optional<Entity> entity) throws IOException {
    send(
        exchange,
        entity.isPresent() ? OK : NOT_FOUND,
        entity.map(Entity::json).orElse(problem(NOT_FOUND, "not found")));
  }

  private static Json.Obj json(byte[] body) throws IOException {
    try {
      return (Json.Obj) Json.stored(new String(body, UTF_8));
    } catch (MalformedJson malformed) {
      throw new IOException(malformed);
    }
  }

  private static Json.Obj problem(int code, String message) {
    return Json.object()
        .put("kind", "Status")
        .put("apiVersion", "v1")
        .put("status", "Failure")
        .put("message", message)
        .put("code", code)
        .done();
  }

  private static void send(HttpExchange exchange, int status, Json.Obj body) throws IOException {
    byte[] bytes = body.write().getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    streams.drop();
    server.stop(0);
  }
}
