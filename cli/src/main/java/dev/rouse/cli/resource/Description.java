package dev.rouse.cli.resource;

import static dev.rouse.cli.verb.Action.DONE;
import static dev.rouse.cli.verb.Action.FAILED;

import dev.rouse.cli.cluster.Cluster;
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
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
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
    var known = known(session.gateway(), id);
    if (resource.isEmpty() && known.isEmpty()) {
      throw new IOException("there is no agent " + id + "; `kn-agent list -A` shows all");
    }
    var last = lastRun(session.gateway(), id);
    var chain =
        last.isPresent()
            ? Optional.of(chain(session, id, last.get()))
            : Optional.<WakeChain>empty();
    var whole =
        Json.object()
            .put("agent", id.toString())
            .maybe("resource", resource)
            .maybe("journal", known)
            .maybe("lastRun", last)
            .maybeText("brokenLink", chain.flatMap(WakeChain::broken))
            .done();
    session.out().one(whole, shown -> told(shown, chain));
    return chain.flatMap(WakeChain::broken).isPresent() ? FAILED : DONE;
  }

  private static Optional<Json.Obj> resource(Session session, AgentId id) throws IOException {
    return session.hasCluster()
        ? session.cluster().get(Kind.AGENT, id.namespace(), id.name())
        : Optional.empty();
  }

  private static Optional<Json.Obj> known(Gateway gateway, AgentId id)
      throws IOException, InterruptedException {
    return gateway.list("/agents", Map.of("agent", id.toString())).items().stream()
        .map(Json.Obj.class::cast)
        .findFirst();
  }

  private static Optional<Json.Obj> lastRun(Gateway gateway, AgentId id)
      throws IOException, InterruptedException {
    var runs = gateway.list("/runs", Map.of("agent", id.toString(), "limit", "1")).items();
    return runs.isEmpty()
        ? Optional.empty()
        : Optional.of(
            gateway.one("/runs/" + Gateway.encoded(Words.at((Json.Obj) runs.getFirst(), "run"))));
  }

  private static WakeChain chain(Session session, AgentId id, Json.Obj run) throws IOException {
    var accepted = moment(run, "acceptedAt").orElse(Instant.EPOCH);
    var claimed = moment(run, "steps.0.at");
    if (!session.hasCluster()) {
      return new WakeChain(accepted, Optional.empty(), Optional.empty(), Optional.empty(), claimed);
    }
    return deployed(session.cluster(), id, accepted, claimed);
  }

  private static WakeChain deployed(
      Cluster cluster, AgentId id, Instant accepted, Optional<Instant> claimed) throws IOException {
    var scaled = cluster.get(Kind.SCALED_OBJECT, id.namespace(), id.name());
    var agent = cluster.get(Kind.AGENT, id.namespace(), id.name());
    var pods =
        cluster.list(
            Kind.POD,
            Optional.of(id.namespace()),
            Map.of("serving.knative.dev/service", id.name()));
    return new WakeChain(
        accepted,
        scaled.flatMap(object -> moment(object, "status.lastActiveTime")),
        agent.flatMap(Description::scaledAt),
        pods.stream().flatMap(pod -> readySince(pod).stream()).max(Comparator.naturalOrder()),
        claimed);
  }

  /// When the scale subresource was last written, where it asks for replicas.
  private static Optional<Instant> scaledAt(Json.Obj agent) {
    if (Words.at(agent, "spec.replicas").matches("|0")) {
      return Optional.empty();
    }
    return list(agent, "metadata.managedFields").stream()
        .filter(entry -> Words.at(entry, "subresource").equals("scale"))
        .flatMap(entry -> moment(entry, "time").stream())
        .findFirst();
  }

  private static Optional<Instant> readySince(Json.Obj pod) {
    return Conditions.of(pod).all().stream()
        .filter(condition -> Words.at(condition, "type").equals("Ready"))
        .filter(condition -> Words.at(condition, "status").equals("True"))
        .flatMap(condition -> moment(condition, "lastTransitionTime").stream())
        .findFirst();
  }

  private static Optional<Instant> moment(Json.Obj json, String path) {
    return Words.moment(Words.at(json, path));
  }

  private static List<Json.Obj> list(Json.Obj json, String path) {
    return json.at(path).orElse(Json.array(List.of())) instanceof Json.Arr(var items)
        ? items.stream().map(Json.Obj.class::cast).toList()
        : List.of();
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
