package dev.rouse.simulation.world;

import dev.rouse.core.json.Json;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Event;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.Overlap;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// An event on its way to an agent.
///
/// @param again when the same event comes again, counted from its first coming
/// @param forged whether its last repeat has another body
/// @param direct whether it is first sent to a process of the agent itself
/// @param cancelledAfter somebody cancels its run
/// @param newsAfter its run is told something
public record Arrival(
    int number,
    Duration at,
    String agent,
    int plan,
    Optional<String> session,
    Overlap overlap,
    List<Duration> again,
    boolean forged,
    boolean direct,
    Optional<Duration> cancelledAfter,
    Optional<Duration> newsAfter) {
  public Arrival {
    again = List.copyOf(again);
  }

  public Offer offer() {
    var data = Json.object().put(Props.PLAN, plan).done();
    return offer(data);
  }

  /// The same id with another body.
  public Offer forgery() {
    return offer(Json.object().put(Props.PLAN, plan).put("forged", true).done());
  }

  private Offer offer(Json data) {
    var event = Event.of("event-" + number, "/world", "sim.task", data);
    var id = new AgentId(Cast.NAMESPACE, agent);
    return new Offer(id, event, Optional.empty(), session, overlap, Optional.empty());
  }
}
