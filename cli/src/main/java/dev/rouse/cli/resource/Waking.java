package dev.rouse.cli.resource;

import dev.rouse.cli.cluster.Cluster;
import dev.rouse.cli.cluster.Kind;
import dev.rouse.cli.shown.WakeChain;
import dev.rouse.cli.shown.Words;
import dev.rouse.cli.verb.Session;
import dev.rouse.core.json.Json;
import dev.rouse.core.task.AgentId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/// How an agent's last event woke it, from what others noted anyway.
final class Waking {
  /// A cold start takes less.
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private Waking() {}

  /// @param listed the run as a list shows it
  /// @param run the same whole
  static WakeChain of(Session session, AgentId id, Json.Obj listed, Json.Obj run)
      throws IOException {
    var accepted = moment(run, "acceptedAt").orElse(Instant.EPOCH);
    var claimed = moment(run, "steps.0.at");
    boolean overdue = overdue(listed, session.clock().instant());
    return session.hasCluster()
        ? deployed(session.cluster(), id, accepted, claimed, overdue)
        : WakeChain.outside(accepted, claimed, overdue);
  }

  /// A run that waits for its turn, or for an hour, is where it should be.
  private static boolean overdue(Json.Obj listed, Instant now) {
    boolean unclaimed = Words.at(listed, "epoch").equals("0");
    return unclaimed
        && Words.at(listed, "state").equals("queued")
        && moment(listed, "due").filter(due -> due.plus(PATIENCE).isBefore(now)).isPresent();
  }

  private static WakeChain deployed(
      Cluster cluster, AgentId id, Instant accepted, Optional<Instant> claimed, boolean overdue)
      throws IOException {
    var scaled = cluster.get(Kind.SCALED_OBJECT, id.namespace(), id.name());
    var agent = cluster.get(Kind.AGENT, id.namespace(), id.name());
    var pods =
        cluster.list(
            Kind.POD,
            Optional.of(id.namespace()),
            Map.of("serving.knative.dev/service", id.name()));
    return WakeChain.inCluster(
        accepted,
        scaled.flatMap(object -> activeAt(object, accepted)),
        agent.flatMap(Waking::scaledAt),
        pods.stream().flatMap(pod -> readySince(pod).stream()).max(Comparator.naturalOrder()),
        claimed,
        overdue);
  }

  /// When KEDA last found it active, where that is about this event: since then, or still.
  private static Optional<Instant> activeAt(Json.Obj scaled, Instant accepted) {
    boolean active = Conditions.of(scaled).status("Active").equals("True");
    return moment(scaled, "status.lastActiveTime")
        .filter(last -> active || !last.isBefore(accepted));
  }

  /// When the scale subresource was last written, where it asks for replicas.
  private static Optional<Instant> scaledAt(Json.Obj agent) {
    if (Words.at(agent, "spec.replicas").matches("|0")) {
      return Optional.empty();
    }
    return Words.objects(agent, "metadata.managedFields").stream()
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
}
