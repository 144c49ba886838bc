package dev.rouse.cli.remote;

import dev.rouse.core.json.Json;
import dev.rouse.core.json.MalformedJson;
import dev.rouse.core.task.AgentId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;

/// The gateway, asked over HTTP.
public final class Gateway {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String EVENT_DATA = "data: ";
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  private final URI address;
  private final Optional<String> token;
  private final Supplier<Optional<String>> trouble;

  /// What a call brings.
  @FunctionalInterface
  private interface Brought<T> {
    T bring() throws IOException;
  }

  /// @param token shown with every call
  public Gateway(URI address, Optional<String> token) {
    this(address, token, Optional::empty);
  }

  /// @param trouble what has gone wrong on the way there, once something has
  public Gateway(URI address, Optional<String> token, Supplier<Optional<String>> trouble) {
    this.address = address;
    this.token = token;
    this.trouble = trouble;
  }

  public URI address() {
    return address;
  }

  /// A list.
  public Json.Arr list(String path, Map<String, String> query) throws IOException {
    if (read(get(path, query)) instanceof Json.Arr list) {
      return list;
    }
    throw stranger();
  }

  /// What the journal knows of an agent, where it knows it at all.
  public Optional<Json.Obj> agent(AgentId agent) throws IOException {
    return list("/agents", Map.of("agent", agent.toString())).items().stream()
        .map(Json.Obj.class::cast)
        .findFirst();
  }

  /// What to say of an agent that nobody knows.
  public static IOException unknown(AgentId agent) {
    return new IOException("there is no agent " + agent + "; `kn-agent list -A` shows all");
  }

  /// One thing.
  public Json.Obj one(String path) throws IOException {
    return object(get(path, Map.of()));
  }

  /// One thing, once it has changed or so many seconds have passed.
  public Json.Obj awaited(String path, Duration most) throws IOException {
    var call =
        call("GET", path, Map.of())
            .within(most.plus(PATIENCE))
            .with("Prefer", "wait=" + most.toSeconds());
    return object(accepted(answer(call)));
  }

  private Answer get(String path, Map<String, String> query) throws IOException {
    return accepted(answer(call("GET", path, query)));
  }

  /// Posts a body. What is refused is the caller's to judge.
  public Answer post(String path, Map<String, String> headers, byte[] body) throws IOException {
    var call = call("POST", path, Map.of()).sending(body);
    headers.forEach(call::with);
    return answer(call);
  }

  /// Posts a JSON object, and takes no refusal.
  public Answer tell(String path, Json.Obj body) throws IOException {
    var json = body.write().getBytes(StandardCharsets.UTF_8);
    return accepted(post(path, Map.of("Content-Type", "application/json"), json));
  }

  /// Deletes, and takes no refusal.
  public Answer delete(String path, Map<String, String> query) throws IOException {
    return accepted(answer(call("DELETE", path, query)));
  }

  /// Follows a run's steps until it ends, or for so long.
  public void follow(String path, Duration most, Consumer<Json.Obj> step) throws IOException {
    long until = System.nanoTime() + most.toNanos();
    var call = call("GET", path, Map.of()).within(most).with("Accept", "text/event-stream");
    if (Answer.isRefusal(reached(call::status))) {
      var _ = accepted(answer(call));
    }
    try (var lines = lines(reached(call::stream))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(EVENT_DATA)
            && parse(line.substring(EVENT_DATA.length())) instanceof Json.Obj object) {
          step.accept(object);
        }
        // Where nothing happens the gateway says so now and then: no line is long in coming.
        if (System.nanoTime() - until > 0) {
          return;
        }
      }
    } catch (SocketTimeoutException silent) {
      // It has been as long as that.
    } catch (IOException broken) {
      throw new IOException(
          "the gateway at %s hung up in the middle (%s)".formatted(address, broken.getMessage()),
          broken);
    }
  }

  private static BufferedReader lines(InputStream body) {
    return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
  }

  private Call call(String method, String path, Map<String, String> query) throws IOException {
    String asked =
        new TreeMap<>(query)
            .entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
    var base = address.toString().replaceAll("/+$", "");
    var uri = URI.create(base + path + (asked.isEmpty() ? "" : "?" + asked));
    var call = Call.of(method, uri).within(PATIENCE);
    token.ifPresent(secret -> call.with("Authorization", "Bearer " + secret));
    return call;
  }

  /// A text as one segment of a path, or one value of a query.
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private Answer answer(Call call) throws IOException {
    return reached(call::answer);
  }

  private <T> T reached(Brought<T> brought) throws IOException {
    try {
      return brought.bring();
    } catch (SocketTimeoutException late) {
      throw new IOException("the gateway at " + address + " does not answer in time", late);
    } catch (ConnectException | UnknownHostException nobody) {
      throw new IOException(
          "nothing answers at %s: is the gateway running there? name another with --gateway"
              .formatted(address),
          nobody);
    } catch (SSLException untrusted) {
      throw new IOException(
          "no TLS comes about with %s (%s): is it an http:// address, or is its authority unknown here?"
              .formatted(address, untrusted.getMessage()),
          untrusted);
    } catch (IOException broken) {
      throw new IOException(
          trouble
              .get()
              .map(why ->
                  "the way through the cluster is closed (%s): you need the right to `create` `pods/portforward` there, or name the gateway with --gateway"
                      .formatted(why))
              .orElse("the gateway at %s hung up: %s".formatted(address, broken.getMessage())),
          broken);
    }
  }

  /// What was not refused.
  ///
  /// @throws IOException with the gateway's own words
  public Answer accepted(Answer answer) throws IOException {
    if (!answer.refused()) {
      return answer;
    }
    throw new IOException(
        switch (answer.status()) {
          case UNAUTHORIZED ->
              token.isPresent()
                  ? "the gateway does not know this token: " + answer.detail()
                  : "the gateway wants to know who asks: give --token, or set ROUSE_TOKEN";
          case FORBIDDEN -> "this token may not do that: " + answer.detail();
          default ->
              answer
                  .worded()
                  .orElseGet(() ->
                      "what answers at %s says HTTP %d and no more: is it the gateway, or what stands before it?"
                          .formatted(address, answer.status()));
        });
  }

  private Json read(Answer answer) throws IOException {
    return parse(answer.body());
  }

  private Json parse(String text) throws IOException {
    try {
      return Json.parse(text);
    } catch (MalformedJson malformed) {
      throw stranger();
    }
  }

  private Json.Obj object(Answer answer) throws IOException {
    if (read(answer) instanceof Json.Obj object) {
      return object;
    }
    throw stranger();
  }

  private IOException stranger() {
    return new IOException("what answers at " + address + " is no gateway of Rouse");
  }
}
