package dev.rouse.cli.doctor;

import static dev.rouse.cli.verb.Action.DONE;
import static dev.rouse.cli.verb.Action.FAILED;

import dev.rouse.cli.cluster.Cluster;
import dev.rouse.cli.cluster.Kind;
import dev.rouse.cli.shown.Table;
import dev.rouse.cli.shown.Words;
import dev.rouse.cli.verb.Given;
import dev.rouse.cli.verb.Session;
import dev.rouse.cli.verb.Verb;
import dev.rouse.core.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `doctor`.
public final class Doctor {
  private static final String SYSTEM = "rouse-system";
  private static final String VERSION_LABEL = "app.kubernetes.io/version";

  private Doctor() {}

  /// A part of somebody else's that is asked for its version by a Deployment's label.
  private record Foundation(
      String name, Kind kind, String namespace, String deployment, Version least, String without) {}

  private static final List<Foundation> FOUNDATIONS =
      List.of(
          new Foundation(
              "Knative Serving",
              Kind.SERVICE,
              "knative-serving",
              "controller",
              new Version(1, 21),
              "agents cannot be deployed: install Knative Serving"),
          new Foundation(
              "KEDA",
              Kind.SCALED_OBJECT,
              "keda",
              "keda-operator",
              new Version(2, 17),
              "only HTTP calls to their own URL wake agents: install KEDA"));

  public static Verb verb() {
    return Verb.of(
        "doctor", "checks what an installation stands on, and says what to do", Doctor::run);
  }

  private static int run(Given given, Session session) throws IOException, InterruptedException {
    var findings = new ArrayList<Finding>();
    if (session.hasCluster()) {
      findings.addAll(cluster(session.cluster()));
    } else {
      findings.add(
          Finding.less("cluster", "no kubeconfig names one: only the gateway is looked at"));
    }
    findings.addAll(gateway(session));
    session.out().list(Json.array(findings.stream().map(Finding::json).toList()), table(), "");
    return findings.stream().anyMatch(found -> found.grade() == Finding.Grade.ILL) ? FAILED : DONE;
  }

  private static Table table() {
    return Table.of()
        .column("PART", "part")
        .column("STATE", "state")
        .whole("WHAT IT IS, AND WHAT TO DO", "text");
  }

  private static List<Finding> cluster(Cluster cluster) {
    var findings = new ArrayList<Finding>();
    try {
      findings.add(Finding.well("Kubernetes", cluster.version()));
      for (var foundation : FOUNDATIONS) {
        findings.add(foundation(cluster, foundation));
      }
      findings.add(eventing(cluster));
      findings.add(resources(cluster));
      for (String part : List.of("rouse-controller", "rouse-gateway", "rouse-scaler")) {
        findings.add(own(cluster, part));
      }
    } catch (IOException unreachable) {
      findings.add(Finding.ill("Kubernetes", String.valueOf(unreachable.getMessage())));
    }
    return findings;
  }

  private static Finding foundation(Cluster cluster, Foundation foundation) throws IOException {
    if (!cluster.knows(foundation.kind())) {
      return Finding.ill(foundation.name(), "is not installed: " + foundation.without());
    }
    var deployment = cluster.get(Kind.DEPLOYMENT, foundation.namespace(), foundation.deployment());
    var text = deployment.flatMap(Doctor::version);
    return text.flatMap(Version::parse)
        .map(version ->
            version.isAtLeast(foundation.least())
                ? Finding.well(foundation.name(), text.get())
                : Finding.ill(
                    foundation.name(),
                    text.get() + " is too old: Rouse needs " + foundation.least() + " or later"))
        .orElseGet(() ->
            Finding.less(
                foundation.name(),
                "is installed, in a version that it does not say; Rouse needs "
                    + foundation.least()
                    + " or later"));
  }

  private static Optional<String> version(Json.Obj deployment) {
    return deployment
        .at("metadata.labels")
        .filter(Json.Obj.class::isInstance)
        .flatMap(labels -> ((Json.Obj) labels).text(VERSION_LABEL));
  }

  private static Finding eventing(Cluster cluster) throws IOException {
    return cluster.knows(Kind.TRIGGER)
        ? Finding.well("Knative Eventing", "is installed")
        : Finding.less(
            "Knative Eventing",
            "is not installed: agents hear no Broker; the gateway's /events does as well");
  }

  private static Finding resources(Cluster cluster) throws IOException {
    return cluster.knows(Kind.AGENT)
        ? Finding.well("Rouse's resources", Kind.AGENT.apiVersion())
        : Finding.ill(
            "Rouse's resources", "are not known: kubectl apply -k config/knative installs them");
  }

  private static Finding own(Cluster cluster, String name) throws IOException {
    var deployment = cluster.get(Kind.DEPLOYMENT, SYSTEM, name);
    if (deployment.isEmpty()) {
      return Finding.ill(name, "is not in " + SYSTEM + ": kubectl apply -k config/knative");
    }
    String available = Words.at(deployment.get(), "status.availableReplicas");
    return available.matches("|0")
        ? Finding.ill(
            name, "has no pod that is ready: kubectl -n " + SYSTEM + " describe deploy " + name)
        : Finding.well(name, available + " ready");
  }

  private static List<Finding> gateway(Session session) throws InterruptedException {
    var findings = new ArrayList<Finding>();
    try {
      var gateway = session.gateway();
      var _ = gateway.list("/agents", Map.of("limit", "1"));
      findings.add(
          Finding.well(
              "gateway", "answers at " + gateway.address() + ", and PostgreSQL behind it"));
      var platform = gateway.one("/platform");
      findings.add(Postgresql.look(platform));
      findings.add(Kafka.look(platform));
    } catch (IOException failed) {
      findings.add(Finding.ill("gateway", String.valueOf(failed.getMessage())));
    }
    return findings;
  }
}
