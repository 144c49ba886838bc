package dev.rouse.agent.tool.function;

import dev.rouse.agent.tool.wire.Reach;
import dev.rouse.agent.tool.wire.Request;
import dev.rouse.agent.tool.wire.Response;
import dev.rouse.agent.tool.wire.Wire;
import dev.rouse.agent.tool.work.Output;
import dev.rouse.agent.tool.work.Performer;
import dev.rouse.agent.tool.work.ToolFault;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.Destination;
import dev.rouse.core.resource.tool.Settings;
import dev.rouse.core.tool.ToolCall;
import java.io.IOException;
import java.net.URI;

/// Sends the arguments as a CloudEvent in binary mode and takes what comes back.
public final class FunctionTool implements Performer<Settings.Function> {
  private static final String USUAL_TYPE = "dev.rouse.tool.call";
  private static final String CLUSTER = ".svc.cluster.local";

  private final Wire wire;

  public FunctionTool(Wire wire) {
    this.wire = wire;
  }

  @Override
  public Output perform(ToolCall call, Settings.Function settings) throws ToolFault, IOException {
    var run = call.run();
    var request =
        Request.of("POST", address(settings.sink(), run.namespace()))
            .with("ce-specversion", "1.0")
            .with("ce-id", call.key())
            .with("ce-source", "/namespaces/" + run.namespace() + "/runs/" + run.id())
            .with("ce-type", settings.eventType().orElse(USUAL_TYPE))
            .json(call.arguments());
    try (var response = wire.send(request, Reach.ANYWHERE)) {
      if (!response.isOk()) {
        throw new ToolFault("The function answers " + response.refusal());
      }
      return answer(response, call.tool().maxOutputBytes());
    }
  }

  private static Output answer(Response response, long most) throws ToolFault, IOException {
    if (response.mediaType().equals("application/cloudevents+json")) {
      var data = response.json().at("data").orElse(Json.Null.VALUE);
      return Output.of(data instanceof Json.Str(String text) ? text : data.write());
    }
    var piece = response.text(most);
    return piece.text().isBlank()
        ? Output.of("Taken (HTTP " + response.status() + ") without an answer")
        : new Output(piece.text(), piece.cut());
  }

  /// Of what is addressed by name, the kinds whose address follows from it.
  private static URI address(Destination sink, String own) throws ToolFault {
    return switch (sink) {
      case Destination.Address(URI uri) -> uri;
      case Destination.Addressable(var version, var kind, var name, var namespace) -> {
        String where = namespace.orElse(own);
        if (kind.equals("Service")) {
          yield URI.create("http://" + name + "." + where + CLUSTER);
        }
        if (kind.equals("Broker")) {
          String ingress = "http://broker-ingress.knative-eventing" + CLUSTER;
          yield URI.create(ingress + "/" + where + "/" + name);
        }
        throw new ToolFault(
            "The tool's sink is a "
                + kind
                + " of "
                + version
                + ", whose address is not known: a"
                + " person must give its `uri` instead");
      }
    };
  }
}
