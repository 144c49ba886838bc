package dev.rouse.cli.shown;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What must happen between an event and an agent's work on it, and when it did.
///
/// @param accepted the task was stored
/// @param pushed KEDA was told, and says that it is active
/// @param floor KEDA has set the agent's replicas
/// @param pod the newest pod became ready
/// @param claimed the first step was taken
public record WakeChain(
    Instant accepted,
    Optional<Instant> pushed,
    Optional<Instant> floor,
    Optional<Instant> pod,
    Optional<Instant> claimed) {

  /// A link that was to close, and what to look at where it did not.
  private record Link(String name, Optional<Instant> at, String remedy) {}

  private List<Link> links() {
    return List.of(
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
            "no pod is ready: look at the Knative Revision, and at the namespace's events and quota"),
        new Link(
            "claimed",
            claimed,
            "the pod has claimed nothing: look at its log, and at whether it reaches PostgreSQL"));
  }

  /// The first link that did not close, and what to look at. None where the work has begun.
  public Optional<String> broken() {
    if (claimed.isPresent()) {
      return Optional.empty();
    }
    return links().stream()
        .filter(link -> link.at().isEmpty())
        .findFirst()
        .map(link -> link.name() + ": " + link.remedy());
  }

  /// A line for each link, with the time since the task was accepted.
  public String print() {
    var first = "  %-9s %s%n".formatted("accepted", accepted);
    return Stream.concat(Stream.of(first), links().stream().map(this::line))
        .collect(Collectors.joining());
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
