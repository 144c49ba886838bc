package dev.rouse.cli.work;

import static dev.rouse.cli.verb.Action.DONE;

import dev.rouse.cli.remote.Gateway;
import dev.rouse.cli.shown.Table;
import dev.rouse.cli.verb.Given;
import dev.rouse.cli.verb.Session;
import dev.rouse.cli.verb.Verb;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// What the gateway lists: the options that such verbs share, and how they ask by them.
///
/// @param path of the list
/// @param table how it is shown
/// @param nothing what to say where it is empty
record Asked(String path, Function<Rows, Table> table, String nothing) {

  /// A verb that lists.
  static Verb listing(Verb verb) {
    return verb.mayTake("AGENT", "only of this agent: NAME, or NAMESPACE/NAME")
        .option("N", "at most so many (default: 20)", "--limit")
        .flag("of all namespaces", "-A", "--all-namespaces");
  }

  /// Prints the list. One of an agent that nobody knows is no empty list.
  ///
  /// @param more further words of the query
  int print(Given given, Session session, Map<String, String> more) throws IOException {
    var query = new HashMap<>(more);
    query.put("limit", given.option("--limit").orElse("20"));
    var agent = given.maybeWord(0).map(session::agent);
    agent.ifPresentOrElse(
        id -> query.put("agent", id.toString()),
        () -> session.namespace().ifPresent(name -> query.put("namespace", name)));
    var listed = session.gateway().list(path, query);
    if (listed.items().isEmpty()
        && agent.isPresent()
        && session.gateway().agent(agent.get()).isEmpty()) {
      throw Gateway.unknown(agent.get());
    }
    session.out().list(listed, table.apply(new Rows(session.clock())), nothing);
    return DONE;
  }
}
