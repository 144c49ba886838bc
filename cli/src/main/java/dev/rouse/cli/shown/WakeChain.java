package dev.rouse.cli.shown;

import dev.rouse.core.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What must happen between an event and an agent's work on it, and when it did.
///
/// @param accepted when the task was stored
/// @param links the rest, in their order
/// @param overdue whether the work should have begun by now
public record WakeChain(Instant accepted, List<Link> links, boolean overdue) {
  public WakeChain {
    links = List.copyOf(links);
  }

  /// One that is to close.
  ///
  /// @param at when it did
  /// @param remedy what to look at where it did not
  public record Link(String name, Optional<Instant> at, String remedy) {}

  /// Of an agent in a cluster.
  ///
  /// @param pushed KEDA was told, and says that the agent is active
  /// @param floor KEDA has set the agent's replicas
  /// @param pod the newest pod became ready
  /// @param claimed the first step was taken
  public static WakeChain inCluster(
      Instant accepted,
      Optional<Instant> pushed,
      Optional<Instant> floor,
      Optional<Instant> pod,
      Optional<Instant> claimed,
      boolean overdue) {
    var links =
        List.of(
            new Link(
                "pushed",
                pushed,
                "KEDA does not say that the agent is active: look at its ScaledObject, and at whether"
                    + " KEDA reaches the scaler"),
            new Link(
                "floor",
                floor,
                "KEDA has not set the agent's replicas: look at the ScaledObject's conditions"),
            new Link(
                "pod",
                pod,
                "no pod is ready: look at the Knative Revision, and at the namespace's events and"
                    + " quota"),
            new Link(
                "claimed",
                claimed,
                "the pod has claimed nothing: look at its log, and at whether it reaches"
                    + " PostgreSQL"));
    return new WakeChain(accepted, links, overdue);
  }

  /// Of an agent of which nothing but the journal is known.
  public static WakeChain outside(Instant accepted, Optional<Instant> claimed, boolean overdue) {
    var link =
        new Link(
            "claimed",
            claimed,
            "no process has claimed it: look at what `up` says of the agent, and at its log");
    return new WakeChain(accepted, List.of(link), overdue);
  }

  /// The first link that did not close, and what to look at. None where the work has begun, or
  /// there was hardly time for it.
  public Optional<String> broken() {
    return overdue
        ? links.stream()
            .filter(link -> link.at().isEmpty())
            .findFirst()
            .map(link -> link.name() + ": " + link.remedy())
        : Optional.empty();
  }

  /// A line for each link, with the time since the task was accepted.
  public String print() {
    var first = "  %-9s %s%n".formatted("accepted", accepted);
    return Stream.concat(Stream.of(first), links.stream().map(this::line))
        .collect(Collectors.joining());
  }

  /// Its times, by the links' names.
  public Json.Obj json() {
    var times = Json.object().put("accepted", accepted.toString());
    links.forEach(link -> times.maybeText(link.name(), link.at().map(Instant::toString)));
    return times.done();
  }

  private String line(Link link) {
    return "  %-9s %s%n".formatted(link.name(), link.at().map(this::since).orElse("-"));
  }

  /// A pod that was there before has a time before the event's.
  private String since(Instant at) {
    return at.isBefore(accepted)
        ? "before it"
        : "+" + Words.seconds(Duration.between(accepted, at));
  }
}
