package dev.rouse.agent.model;

import com.fasterxml.jackson.core.JacksonException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.rouse.agent.model.http.HttpRefusal;
import dev.rouse.core.json.Json;
import dev.rouse.core.json.MalformedJson;
import dev.rouse.core.resource.KeyRef;
import dev.rouse.core.resource.kind.ModelConfig;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;

/// What an exception of a model client means: whether it may pass, and what to do about it.
final class Diagnosis {
  private static final int MOST_CAUSES = 20;

  private final ModelConfig config;
  private final Discretion discretion;

  Diagnosis(ModelConfig config, Discretion discretion) {
    this.config = config;
    this.discretion = discretion;
  }

  Failure timedOut() {
    return Failure.passing("no answer within " + config.timeout().toMillis() + " ms");
  }

  Failure of(Throwable thrown) {
    return causes(thrown)
        .flatMap(cause -> known(cause).stream())
        .findFirst()
        .orElseGet(() -> unknown(thrown));
  }

  private static Stream<Throwable> causes(Throwable thrown) {
    return Stream.<Throwable>iterate(thrown, cause -> cause != null, Throwable::getCause)
        .limit(MOST_CAUSES);
  }

  private Optional<Failure> known(Throwable cause) {
    return switch (cause) {
      case HttpRefusal refusal -> Optional.of(refused(refusal));
      case ContentFilteredException _ -> Optional.of(Failure.lasting("it declined to answer"));
      case JacksonException _ ->
          Optional.of(Failure.passing("its answer is not the JSON of " + config.provider().word()));
      case SocketTimeoutException _ -> Optional.of(timedOut());
      case UnknownHostException _ ->
          Optional.of(Failure.passing("its host is not known; check baseUrl"));
      case SSLHandshakeException untrusted ->
          Optional.of(
              Failure.lasting("its certificate is not trusted, see caBundle: " + show(untrusted)));
      case IOException broken -> Optional.of(Failure.passing("unreachable: " + show(broken)));
      default -> Optional.empty();
    };
  }

  /// Only the name of its type: a message may quote anything.
  private static Failure unknown(Throwable thrown) {
    var last = causes(thrown).reduce((_, cause) -> cause).orElse(thrown);
    String type = last.getClass().getSimpleName();
    return Failure.passing("its answer cannot be understood (" + type + ")");
  }

  private String show(IOException thrown) {
    String message = thrown.getMessage();
    return message == null ? thrown.getClass().getSimpleName() : discretion.show(message);
  }

  private Failure refused(HttpRefusal refusal) {
    int status = refusal.statusCode();
    boolean passing = status == 408 || status == 425 || status == 429 || status >= 500;
    String said = said(refusal.body());
    return new Failure("HTTP " + status + said, passing, refusal.retryAfter())
        .because(remedy(status));
  }

  private String remedy(int status) {
    return switch (status) {
      case 401, 403 ->
          config
              .apiKeySecretRef()
              .map(KeyRef::name)
              .map(name -> "; check the key in Secret " + name)
              .orElse("; it wants a key: set apiKeySecretRef");
      case 404 -> "; check model and baseUrl";
      case 301, 302, 303, 307, 308 -> "; it is elsewhere: check baseUrl";
      default -> "";
    };
  }

  /// Providers say it as `error.message`, `message`, or `error`; others say what they like.
  private String said(String body) {
    String text =
        parsed(body)
            .flatMap(json ->
                Stream.of("error.message", "message", "error", "detail", "0.error.message")
                    .flatMap(path -> json.at(path).stream())
                    .flatMap(found -> found instanceof Json.Str(var s) ? Stream.of(s) : null)
                    .findFirst())
            .orElse("");
    return text.isBlank() ? "" : ": " + discretion.show(text);
  }

  private static Optional<Json> parsed(String body) {
    try {
      return Optional.of(Json.parse(body));
    } catch (MalformedJson _) {
      return Optional.empty();
    }
  }
}
