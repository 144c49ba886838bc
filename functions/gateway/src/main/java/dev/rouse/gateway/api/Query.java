package dev.rouse.gateway.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rouse.core.json.Text;
import dev.rouse.core.rule.BrokenRule;
import dev.rouse.core.task.AgentId;
import dev.rouse.edge.http.Request;
import dev.rouse.journal.listing.Page;
import dev.rouse.journal.listing.Place;
import dev.rouse.journal.listing.Scope;
import dev.rouse.journal.people.Stage;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What stands behind a request's question mark.
///
/// Each reading throws a [BrokenRule] that names the parameter and says what would be right.
record Query(Map<String, String> parameters) {
  private static final int USUAL = 100;

  Query {
    parameters = Map.copyOf(parameters);
  }

  static Query of(Request request) {
    var parameters = new HashMap<String, String>();
    for (String pair : request.query().split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return new Query(parameters);
  }

  private static String decoded(String text) {
    try {
      return Text.storable(URLDecoder.decode(text, UTF_8));
    } catch (IllegalArgumentException malformed) {
      throw new BrokenRule("the query holds a % that nothing follows");
    }
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(parameters.get(name)).filter(text -> !text.isEmpty());
  }

  /// `agent=NAMESPACE/NAME` or `namespace=NAME,NAME`; without both, everything.
  Scope scope() {
    var agent = text("agent").map(Query::agent).map(Scope::of);
    return agent
        .or(() ->
            text("namespace").map(names -> Scope.of(Set.copyOf(Arrays.asList(names.split(","))))))
        .orElse(Scope.EVERYTHING);
  }

  private static AgentId agent(String text) {
    try {
      return AgentId.parse(text);
    } catch (IllegalArgumentException malformed) {
      throw new BrokenRule("agent: " + malformed.getMessage());
    }
  }

  /// `state=running,waiting`.
  Set<Stage> stages() {
    return text("state")
        .map(words -> Arrays.stream(words.split(",")).map(Query::stage).collect(Collectors.toSet()))
        .orElse(Set.of());
  }

  private static Stage stage(String word) {
    try {
      return Stage.parse(word);
    } catch (IllegalArgumentException unknown) {
      throw new BrokenRule(
          "state: '%s' is none of %s"
              .formatted(
                  word,
                  Arrays.stream(Stage.values())
                      .map(Stage::word)
                      .collect(Collectors.joining(", "))));
    }
  }

  Page page() {
    var page = Page.first(limit());
    try {
      return text("after").map(Place::parse).map(page::from).orElse(page);
    } catch (IllegalArgumentException malformed) {
      throw new BrokenRule("after: " + malformed.getMessage());
    }
  }

  int limit() {
    try {
      int limit = text("limit").map(Integer::parseInt).orElse(USUAL);
      if (limit >= 1 && limit <= Page.MOST) {
        return limit;
      }
    } catch (NumberFormatException noNumber) {
      // Said below, as for a number out of bounds.
    }
    throw new BrokenRule("limit is not a number from 1 to " + Page.MOST);
  }
}
