package dev.rouse.cli.resource;

import static dev.rouse.cli.verb.Action.DONE;
import static dev.rouse.cli.verb.Action.FAILED;

import dev.rouse.cli.cluster.Kind;
import dev.rouse.cli.remote.Gateway;
import dev.rouse.cli.shown.WakeChain;
import dev.rouse.cli.shown.Words;
import dev.rouse.cli.verb.Given;
import dev.rouse.cli.verb.Session;
import dev.rouse.cli.verb.Verb;
import dev.rouse.core.json.Json;
import dev.rouse.core.task.AgentId;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// `describe`: an agent whole, and how its last event woke it.
public final class Description {
  private Description() {}

  public static Verb verb() {
    return Verb.of(
            "describe",
            "tells how an agent is, and how its last event woke it: the first broken link is named",
            Description::describe)
        .takes("AGENT", "NAME, or NAMESPACE/NAME");
  }

  private static int describe(Given given, Session session)
      throws IOException, InterruptedException {
    var id = session.agent(given.word(0));
    var resource = resource(session, id);
    var known = session.gateway().agent(id);
    if (resource.isEmpty() && known.isEmpty()) {
      throw Gateway.unknown(id);
    }
    var listed = lastRun(session.gateway(), id);
    var last = Optional.<Json.Obj>empty();
    var chain = Optional.<WakeChain>empty();
    if (listed.isPresent()) {
      last = Optional.of(whole(session.gateway(), listed.get()));
      chain = Optional.of(Waking.of(session, id, listed.get(), last.get()));
    }
    var whole =
        Json.object()
            .put("agent", id.toString())
            .maybe("resource", resource)
            .maybe("journal", known)
            .maybe("lastRun", last)
            .maybe("woken", chain.map(WakeChain::json))
            .maybeText("brokenLink", chain.flatMap(WakeChain::broken))
            .done();
    var woken = chain;
    session.out().one(whole, shown -> told(shown, woken));
    return chain.flatMap(WakeChain::broken).isPresent() ? FAILED : DONE;
  }

  private static Optional<Json.Obj> resource(Session session, AgentId id) throws IOException {
    return session.hasCluster()
        ? session.cluster().get(Kind.AGENT, id.namespace(), id.name())
        : Optional.empty();
  }

  private static Optional<Json.Obj> lastRun(Gateway gateway, AgentId id)
      throws IOException, InterruptedException {
    var runs = gateway.list("/runs", Map.of("agent", id.toString(), "limit", "1")).items();
    return runs.stream().map(Json.Obj.class::cast).findFirst();
  }

  private static Json.Obj whole(Gateway gateway, Json.Obj listed)
      throws IOException, InterruptedException {
    return gateway.one("/runs/" + Gateway.encoded(Words.at(listed, "run")));
  }

  private static String told(Json.Obj whole, Optional<WakeChain> chain) {
    var text = new StringBuilder();
    line(text, "Agent", Words.at(whole, "agent"));
    line(text, "Description", Words.at(whole, "resource.spec.description"));
    line(text, "Model", Words.at(whole, "resource.spec.modelConfigRef.name"));
    line(text, "URL", Words.at(whole, "resource.status.url"));
    line(text, "Replicas", Words.at(whole, "resource.status.replicas"));
    line(text, "Suspended", Words.at(whole, "journal.suspended"));
    line(text, "Backlog", Words.at(whole, "journal.backlog"));
    line(text, "Tokens today", Words.at(whole, "journal.today.tokens"));
    line(text, "Money today", Words.at(whole, "journal.today.money"));
    if (whole.get("resource").orElse(Json.Null.VALUE) instanceof Json.Obj resource) {
      text.append(conditions(resource));
    }
    text.append(chain.map(known -> woken(whole, known)).orElse("\nIt has not run yet.\n"));
    return text.toString();
  }

  private static String conditions(Json.Obj resource) {
    return Conditions.of(resource).all().stream()
        .map(condition ->
            "  %-14s %-8s %s%n"
                .formatted(
                    Words.at(condition, "type"),
                    Words.at(condition, "status"),
                    Words.at(condition, "message")))
        .collect(Collectors.joining("", "Conditions\n", ""));
  }

  private static String woken(Json.Obj whole, WakeChain chain) {
    return "%nLast run %s: %s%n%s%s"
        .formatted(
            Words.at(whole, "lastRun.run"),
            Words.at(whole, "lastRun.state"),
            chain.print(),
            chain.broken().map(broken -> "The chain is broken at " + broken + "\n").orElse(""));
  }

  private static void line(StringBuilder text, String name, String value) {
    if (!value.isEmpty()) {
      text.append("%-14s %s%n".formatted(name, value));
    }
  }
}
