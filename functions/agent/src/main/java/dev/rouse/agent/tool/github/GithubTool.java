package dev.rouse.agent.tool.github;

import dev.rouse.agent.secret.Secrets;
import dev.rouse.agent.tool.wire.Wire;
import dev.rouse.agent.tool.work.Given;
import dev.rouse.agent.tool.work.Output;
import dev.rouse.agent.tool.work.Performer;
import dev.rouse.agent.tool.work.ToolFault;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.tool.Settings;
import dev.rouse.core.tool.ToolCall;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Reads what is on GitHub, opens issues and comments.
public final class GithubTool implements Performer<Settings.Github> {
  private static final URI PUBLIC = URI.create("https://api.github.com");
  private static final String USUAL = "30";
  private static final int MOST = 100;

  private final Wire wire;
  private final Secrets secrets;
  private final URI server;

  /// @param server of a company's own, where it has one
  public GithubTool(Wire wire, Secrets secrets, Optional<URI> server) {
    this.wire = wire;
    this.secrets = secrets;
    this.server = server.orElse(PUBLIC);
  }

  @Override
  public Output perform(ToolCall call, Settings.Github settings) throws ToolFault, IOException {
    var given = new Given(call.arguments());
    var api = new Api(wire, server, token(settings));
    var allowed = new Allowed(settings.repositories());
    return switch (settings.operation()) {
      case LIST_ISSUES -> listed(api, allowed, given, "issues");
      case LIST_PULLS -> listed(api, allowed, given, "pulls");
      case GET_ISSUE -> Output.of(Shown.item(api.get(item(allowed, given, "issues"), Map.of())));
      case GET_PULL -> Output.of(Shown.item(api.get(item(allowed, given, "pulls"), Map.of())));
      case LIST_COMMENTS ->
          Output.of(
              Shown.each(
                  api.get(item(allowed, given, "issues") + "/comments", limited(given)),
                  Shown::comment));
      case PULL_FILES ->
          Output.of(
              Shown.each(
                  api.get(item(allowed, given, "pulls") + "/files", limited(given)), Shown::file));
      case LIST_FILES ->
          Output.of(Shown.each(api.get(path(allowed, given), at(given)), Shown::entry));
      case GET_FILE -> api.raw(path(allowed, given), at(given), call.tool().maxOutputBytes());
      case SEARCH_ISSUES -> searched(api, allowed, given, "issues");
      case SEARCH_CODE -> searched(api, allowed, given, "code");
      case CREATE_ISSUE ->
          Output.of(Shown.item(api.post(repository(allowed, given) + "/issues", issue(given))));
      case COMMENT ->
          Output.of(
              Shown.comment(
                  api.post(item(allowed, given, "issues") + "/comments", comment(given))));
    };
  }

  private Optional<String> token(Settings.Github settings) throws ToolFault {
    if (settings.tokenSecretRef().isEmpty()) {
      return Optional.empty();
    }
    var ref = settings.tokenSecretRef().get();
    var token = secrets.secret(ref).map(String::strip);
    if (token.isEmpty()) {
      throw new ToolFault(
          "The tool's token needs key `%s` of Secret `%s`, which is not there: a person must add it"
              .formatted(ref.key(), ref.name()));
    }
    return token;
  }

  private static String repository(Allowed allowed, Given given) throws ToolFault {
    return "/repos/" + allowed.repository(given.text("repository"));
  }

  private static String item(Allowed allowed, Given given, String kind) throws ToolFault {
    int number =
        given
            .number("number", 1, Integer.MAX_VALUE)
            .orElseThrow(() -> new ToolFault("`number` is missing: give it a number"));
    return repository(allowed, given) + "/" + kind + "/" + number;
  }

  private static String path(Allowed allowed, Given given) throws ToolFault {
    String path = given.text("path").orElse("").replaceFirst("^/+", "");
    return repository(allowed, given) + "/contents/" + Api.path(path);
  }

  private static Map<String, String> at(Given given) {
    return given.text("ref").map(ref -> Map.of("ref", ref)).orElse(Map.of());
  }

  private static Map<String, String> limited(Given given) throws ToolFault {
    var limit = given.number("limit", 1, MOST).map(String::valueOf);
    return new TreeMap<>(Map.of("per_page", limit.orElse(USUAL)));
  }

  private static Output listed(Api api, Allowed allowed, Given given, String kind)
      throws ToolFault, IOException {
    var query = limited(given);
    query.put("state", given.text("state").orElse("open"));
    given.text("labels").ifPresent(labels -> query.put("labels", labels));
    var found = api.get(repository(allowed, given) + "/" + kind, query);
    return Output.of(Shown.each(found, Shown::line));
  }

  private static Output searched(Api api, Allowed allowed, Given given, String kind)
      throws ToolFault, IOException {
    var query = limited(given);
    query.put("q", allowed.query(given.required("query")));
    var found = api.get("/search/" + kind, query).at("items").orElse(Json.Null.VALUE);
    return Output.of(Shown.each(allowed.only(found), Shown::line));
  }

  private static Json.Obj issue(Given given) throws ToolFault {
    return Json.object()
        .put("title", given.required("title"))
        .put("body", given.required("body"))
        .done();
  }

  private static Json.Obj comment(Given given) throws ToolFault {
    return Json.object().put("body", given.required("body")).done();
  }
}
