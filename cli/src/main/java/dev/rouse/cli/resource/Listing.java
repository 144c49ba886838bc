package dev.rouse.cli.resource;

import static dev.rouse.cli.verb.Action.DONE;

import dev.rouse.cli.cluster.Kind;
import dev.rouse.cli.shown.Table;
import dev.rouse.cli.shown.Words;
import dev.rouse.cli.verb.Given;
import dev.rouse.cli.verb.Session;
import dev.rouse.cli.verb.Verb;
import dev.rouse.core.json.Json;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// `list`: agents, as the cluster has them and as the journal knows them.
public final class Listing {
  private static final String MOST = "1000";

  private Listing() {}

  public static Verb verb() {
    return Verb.of(
            "list", "lists agents: whether they can work, and what they have done", Listing::list)
        .flag("of all namespaces", "-A", "--all-namespaces");
  }

  private static int list(Given given, Session session) throws IOException, InterruptedException {
    var agents = new TreeMap<String, Json.Obj>();
    var query = new HashMap<>(Map.of("limit", MOST));
    session.namespace().ifPresent(namespace -> query.put("namespace", namespace));
    for (var agent : session.gateway().list("/agents", query).items()) {
      agents.put(Words.at((Json.Obj) agent, "agent"), (Json.Obj) agent);
    }
    if (session.hasCluster()) {
      for (var agent : session.cluster().list(Kind.AGENT, session.namespace(), Map.of())) {
        agents.merge(name(agent), deployed(agent), Listing::both);
      }
    }
    var rows = Json.array(agents.values().stream().toList());
    session.out().list(rows, table(session), "no agents; `kn-agent create NAME` makes one");
    return DONE;
  }

  private static String name(Json.Obj agent) {
    return Words.at(agent, "metadata.namespace") + "/" + Words.at(agent, "metadata.name");
  }

  private static Json.Obj deployed(Json.Obj agent) {
    return Json.object()
        .put("agent", name(agent))
        .put("ready", Conditions.of(agent).status("Ready"))
        .put("reason", Conditions.of(agent).reason("Ready"))
        .put("replicas", Words.at(agent, "status.replicas"))
        .put("model", Words.at(agent, "spec.modelConfigRef.name"))
        .put("url", Words.at(agent, "status.url"))
        .done();
  }

  private static Json.Obj both(Json.Obj known, Json.Obj deployed) {
    return Json.object().putAll(known).putAll(deployed).done();
  }

  private static Table table(Session session) {
    var now = session.clock().instant();
    return Table.of()
        .column("AGENT", "agent")
        .column("READY", "ready")
        .column("REPLICAS", "replicas")
        .column("BACKLOG", "backlog")
        .column("LAST RUN", "lastRun.state")
        .column("AGE", agent -> Words.age(Words.at(agent, "lastRun.acceptedAt"), now))
        .column("TOKENS TODAY", "today.tokens")
        .wide("MONEY TODAY", "today.money")
        .wide("MODEL", "model")
        .wide("REASON", "reason")
        .wide("URL", "url");
  }
}
