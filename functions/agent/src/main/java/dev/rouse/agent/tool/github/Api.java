package dev.rouse.agent.tool.github;

import dev.rouse.agent.tool.wire.Percent;
import dev.rouse.agent.tool.wire.Reach;
import dev.rouse.agent.tool.wire.Request;
import dev.rouse.agent.tool.wire.Response;
import dev.rouse.agent.tool.wire.Surfer;
import dev.rouse.agent.tool.wire.Wire;
import dev.rouse.agent.tool.work.Output;
import dev.rouse.agent.tool.work.ToolFault;
import dev.rouse.core.json.Json;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Requests to one GitHub, as whom the token says.
record Api(Wire wire, URI server, Optional<String> token) {
  private static final String JSON = "application/vnd.github+json";
  private static final String RAW = "application/vnd.github.raw+json";
  private static final String VERSION = "2022-11-28";

  /// A path whose parts mean nothing to an address.
  static String path(String path) throws ToolFault {
    var parts = path.split("/", -1);
    if (Arrays.asList(parts).contains("..")) {
      throw new ToolFault("`" + path + "` leads out of the repository");
    }
    return Arrays.stream(parts).map(Percent::encode).collect(Collectors.joining("/"));
  }

  Json get(String path, Map<String, String> query) throws ToolFault, IOException {
    try (var response = read(path, query, JSON)) {
      return response.json();
    }
  }

  Output raw(String path, Map<String, String> query, long most) throws ToolFault, IOException {
    try (var response = read(path, query, RAW)) {
      var piece = response.text(most);
      return piece.text().indexOf('\0') >= 0
          ? Output.of("It is no text")
          : new Output(piece.text(), piece.cut());
    }
  }

  Json post(String path, Json.Obj body) throws ToolFault, IOException {
    var request = asked(Request.of("POST", at(path)), JSON).json(body);
    try (var response = checked(wire.send(request, Reach.ANYWHERE))) {
      return response.json();
    }
  }

  /// A repository that was renamed is found under its new name.
  private Response read(String path, Map<String, String> query, String type)
      throws ToolFault, IOException {
    var request = asked(Request.get(at(path + Percent.query(query))), type);
    return checked(new Surfer(wire, _ -> Reach.ANYWHERE).send(request));
  }

  private URI at(String path) {
    return URI.create(server.toString().replaceFirst("/+$", "") + path);
  }

  private Request asked(Request request, String type) {
    var asked = request.with("Accept", type).with("X-GitHub-Api-Version", VERSION);
    return token.isPresent() ? asked.with("Authorization", "Bearer " + token.get()) : asked;
  }

  private Response checked(Response response) throws ToolFault, IOException {
    if (response.isOk()) {
      return response;
    }
    try (response) {
      throw new ToolFault(refused(response));
    }
  }

  private String refused(Response response) throws ToolFault, IOException {
    if (response.header("X-RateLimit-Remaining").filter("0"::equals).isPresent()) {
      return "GitHub lets this token ask nothing more until " + reset(response);
    }
    String said =
        response.mediaType().endsWith("json")
            ? Shown.text(response.json(), "message")
            : response.refusal();
    return switch (response.status()) {
      case 401 -> "GitHub does not know this tool's token: a person must see to it";
      case 403 -> "GitHub: " + said + ". The tool's token has not been given that right";
      case 404 -> "GitHub has no such thing, or the tool's token may not see it";
      default -> "GitHub answers HTTP " + response.status() + ": " + said;
    };
  }

  private static String reset(Response response) {
    String seconds = response.header("X-RateLimit-Reset").orElse("");
    return seconds.matches("[0-9]{1,12}")
        ? Instant.ofEpochSecond(Long.parseLong(seconds)).toString()
        : "later";
  }
}
