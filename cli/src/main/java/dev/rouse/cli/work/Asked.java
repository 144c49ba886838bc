package dev.rouse.cli.work;

import dev.rouse.cli.verb.Given;
import dev.rouse.cli.verb.Session;
import dev.rouse.cli.verb.Verb;
import java.util.HashMap;
import java.util.Map;

/// The options that lists share, and what the gateway is asked by them.
final class Asked {
  private Asked() {}

  /// A verb that lists.
  static Verb listing(Verb verb) {
    return verb.mayTake("AGENT", "only of this agent: NAME, or NAMESPACE/NAME")
        .option("N", "at most so many (default: 20)", "--limit")
        .flag("of all namespaces", "-A", "--all-namespaces");
  }

  static Map<String, String> query(Given given, Session session) {
    var query = new HashMap<String, String>();
    given
        .maybeWord(0)
        .ifPresentOrElse(
            agent -> query.put("agent", session.agent(agent).toString()),
            () -> session.namespace().ifPresent(name -> query.put("namespace", name)));
    query.put("limit", given.option("--limit").orElse("20"));
    return query;
  }
}
