package dev.rouse.agent.model.http;

import dev.langchain4j.exception.HttpException;
import java.time.Duration;
import java.util.Optional;

/// The answer of a server that says something else than "here it is".
///
/// LangChain4j's own exception knows the status only, so this one carries what else decides about
/// another try. It travels as the cause of whatever a model client throws.
public final class HttpRefusal extends HttpException {
  private static final long serialVersionUID = 1;

  private final String body;
  private final transient Optional<Duration> retryAfter;

  HttpRefusal(int status, String body, Optional<Duration> retryAfter) {
    // Without the body: whoever logs this must not show what it quotes of the request.
    super(status, "HTTP " + status);
    this.body = body;
    this.retryAfter = retryAfter;
  }

  public String body() {
    return body;
  }

  /// How long to wait before another try, where the server says so.
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
