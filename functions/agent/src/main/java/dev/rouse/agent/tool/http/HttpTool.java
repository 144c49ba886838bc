package dev.rouse.agent.tool.http;

import dev.rouse.agent.secret.Secrets;
import dev.rouse.agent.tool.wire.Reach;
import dev.rouse.agent.tool.wire.Request;
import dev.rouse.agent.tool.wire.Response;
import dev.rouse.agent.tool.wire.Surfer;
import dev.rouse.agent.tool.wire.Wire;
import dev.rouse.agent.tool.work.Output;
import dev.rouse.agent.tool.work.Performer;
import dev.rouse.agent.tool.work.ToolFault;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.Effect;
import dev.rouse.core.resource.tool.HttpBody;
import dev.rouse.core.resource.tool.Settings;
import dev.rouse.core.tool.ToolCall;
import java.io.IOException;
import java.net.URI;

/// Makes the HTTP call that a tool's author has written, with the model's arguments in its holes.
public final class HttpTool implements Performer<Settings.Http> {
  private final Wire wire;
  private final Reach publicly;
  private final Secrets secrets;

  /// @param publicly what may be reached where the tool does not allow private addresses
  public HttpTool(Wire wire, Reach publicly, Secrets secrets) {
    this.wire = wire;
    this.publicly = publicly;
    this.secrets = secrets;
  }

  @Override
  public Output perform(ToolCall call, Settings.Http settings) throws ToolFault, IOException {
    var hidden = Hidden.of(settings.headers(), secrets);
    var request = request(call, settings).with(hidden.headers());
    request = withBody(request, settings, call.arguments());
    var reach = settings.allowPrivate() ? Reach.ANYWHERE : publicly;
    try (var response = new Surfer(wire, _ -> reach).send(request)) {
      if (response.status() >= 400) {
        throw new ToolFault(hidden.mask(response.uri().getHost() + ": " + response.refusal()));
      }
      var output = output(response, call.tool().maxOutputBytes());
      return new Output(hidden.mask(output.text()), output.cut());
    }
  }

  /// The key goes along only where the target is said to honour it.
  private static Request request(ToolCall call, Settings.Http settings) throws ToolFault {
    URI address = Filled.address(settings.url(), call.arguments());
    var request = Request.of(settings.method(), address);
    return call.effect() == Effect.IDEMPOTENT
        ? request.with("Idempotency-Key", call.key())
        : request;
  }

  private static Request withBody(Request request, Settings.Http settings, Json.Obj arguments)
      throws ToolFault {
    if (settings.body().isEmpty()) {
      return request;
    }
    return switch (settings.body().get()) {
      case HttpBody.Plain(var template) ->
          request.body("text/plain; charset=utf-8", Filled.text(template.render(arguments)));
      case HttpBody.Structured(var template) ->
          request.json(Filled.text(template.render(arguments)));
    };
  }

  private static Output output(Response response, long most) throws IOException {
    String type = response.mediaType();
    if (!isText(type)) {
      return Output.of("HTTP " + response.status() + ": " + type + ", which is no text");
    }
    var piece = response.text(most);
    if (piece.text().isBlank()) {
      String to = response.header("Location").map(l -> ", Location: " + l).orElse("");
      return Output.of("HTTP " + response.status() + " without content" + to);
    }
    return new Output(piece.text(), piece.cut());
  }

  private static boolean isText(String type) {
    return type.isEmpty()
        || type.startsWith("text/")
        || type.matches(
            "application/(.*\\+)?(json|xml|yaml|x-yaml|javascript|x-ndjson|.*urlencoded)");
  }
}
