package dev.rouse.controller.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.cluster.Key;
import dev.rouse.controller.cluster.Kind;
import dev.rouse.core.json.Json;
import dev.rouse.core.json.MalformedJson;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The real API server.
public final class KubeApi implements Api {
  /// Under which name the server remembers what we have written.
  public static final String MANAGER = "rouse-controller";

  private static final String APPLY = "application/apply-patch+yaml";
  private static final String MERGE = "application/merge-patch+json";
  private static final String JSON = "application/json";
  private static final String OURS = "?fieldManager=" + MANAGER;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int GONE = 404;
  private static final int FAILED = 300;

  private final KubernetesClient client;
  private final Clock clock;
  private final String identity;

  /// @param identity who says what [#tell] says
  public KubeApi(KubernetesClient client, Clock clock, String identity) {
    this.client = client;
    this.clock = clock;
    this.identity = identity;
  }

  @Override
  public Entity apply(Entity wanted) {
    return entity(
        wanted.key(),
        done(send("PATCH", path(wanted.key()) + OURS + "&force=true", APPLY, wanted.json())));
  }

  @Override
  public Entity applyStatus(Entity object, Json.Obj status) {
    var key = object.key();
    var metadata = Json.object().put("name", key.name());
    if (!object.uid().isEmpty()) {
      metadata.put("uid", object.uid());
    }
    var wanted =
        Json.object()
            .put("apiVersion", key.kind().apiVersion())
            .put("kind", key.kind().kind())
            .put("metadata", metadata)
            .put("status", status)
            .done();
    String path = path(key) + "/status" + OURS + "&force=true";
    return entity(key, done(send("PATCH", path, APPLY, wanted)));
  }

  @Override
  public Entity merge(Key key, Json.Obj patch) {
    return entity(key, done(send("PATCH", path(key) + OURS, MERGE, patch)));
  }

  @Override
  public void delete(Entity object) {
    var options =
        Json.object()
            .put("apiVersion", "v1")
            .put("kind", "DeleteOptions")
            .put("propagationPolicy", "Background");
    if (!object.uid().isEmpty()) {
      var _ = options.put("preconditions", Json.object().put("uid", object.uid()));
    }
    var response = send("DELETE", path(object.key()), JSON, options.done());
    if (response.code() != GONE) {
      var _ = done(response);
    }
  }

  @Override
  public Optional<Entity> get(Key key) {
    var request = client.getHttpClient().newHttpRequestBuilder().uri(address(path(key))).build();
    var response = await(request);
    return response.code() == GONE ? Optional.empty() : Optional.of(entity(key, done(response)));
  }

  @Override
  public void tell(Entity object, Told told) {
    var key = object.key();
    String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    String namespace = key.namespace().isEmpty() ? "default" : key.namespace();
    var about =
        Json.object()
            .put("apiVersion", key.kind().apiVersion())
            .put("kind", key.kind().kind())
            .put("name", key.name())
            .put("namespace", key.namespace())
            .put("uid", object.uid());
    var event =
        Json.object()
            .put("apiVersion", "v1")
            .put("kind", "Event")
            .put("metadata", Json.object().put("generateName", key.name() + "."))
            .put("involvedObject", about)
            .put("type", told.warning() ? "Warning" : "Normal")
            .put("reason", told.reason())
            .put("message", told.message())
            .put("source", Json.object().put("component", MANAGER))
            .put("reportingComponent", MANAGER)
            .put("reportingInstance", identity)
            .put("count", 1)
            .put("firstTimestamp", now)
            .put("lastTimestamp", now)
            .done();
    var _ = done(send("POST", collection(Kind.EVENT, namespace), JSON, event));
  }

  private HttpResponse<byte[]> send(String method, String path, String type, Json.Obj body) {
    return await(
        client
            .getHttpClient()
            .newHttpRequestBuilder()
            .uri(address(path))
            .method(method, type, body.write())
            .build());
  }

  private HttpResponse<byte[]> await(HttpRequest request) {
    try {
      return client
          .getHttpClient()
          .sendAsync(request, byte[].class)
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException away) {
      throw new ApiFailure(ApiFailure.Kind.BUSY, "the API server: " + away, Optional.empty());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new ApiFailure(ApiFailure.Kind.BUSY, "stopped", Optional.empty());
    }
  }

  private static Json.Obj done(HttpResponse<byte[]> response) {
    var body = json(response.body());
    if (response.code() < FAILED) {
      return body;
    }
    var after =
        Optional.ofNullable(response.header("Retry-After"))
            .filter(text -> text.matches("[0-9]{1,5}"))
            .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    throw new ApiFailure(
        ApiFailure.kind(response.code()),
        body.text("message").orElse("the API server answered " + response.code()),
        after);
  }

  private static Json.Obj json(byte[] body) {
    try {
      return Json.stored(new String(body, UTF_8)) instanceof Json.Obj object
          ? object
          : Json.Obj.EMPTY;
    } catch (MalformedJson notJson) {
      return Json.Obj.EMPTY;
    }
  }

  private static Entity entity(Key key, Json.Obj json) {
    return new Entity(key, json);
  }

  private String address(String path) {
    String base = client.getMasterUrl().toString();
    return base.endsWith("/") ? base.substring(0, base.length() - 1) + path : base + path;
  }

  private static String path(Key key) {
    return collection(key.kind(), key.namespace()) + "/" + key.name();
  }

  private static String collection(Kind kind, String namespace) {
    String root =
        kind.group().isEmpty() ? "/api/v1" : "/apis/" + kind.group() + "/" + kind.version();
    return root + (kind.namespaced() ? "/namespaces/" + namespace : "") + "/" + kind.plural();
  }
}
