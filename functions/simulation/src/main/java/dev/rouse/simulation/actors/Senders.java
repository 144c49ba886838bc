package dev.rouse.simulation.actors;

import dev.rouse.core.journal.TakenHere;
import dev.rouse.core.json.Json;
import dev.rouse.core.step.Input;
import dev.rouse.core.task.Event;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.RunRef;
import dev.rouse.core.task.Taken;
import dev.rouse.simulation.process.Receiver;
import dev.rouse.simulation.world.Arrival;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/// Those who send events, more than once if need be, and who have more to say about them later.
public final class Senders {
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final Gateway gateway;
  private final Function<String, Optional<Receiver>> receivers;
  private final Set<RunRef> accepted = new LinkedHashSet<>();

  /// @param receivers a process of an agent that takes tasks itself
  public Senders(Gateway gateway, Function<String, Optional<Receiver>> receivers) {
    this.gateway = gateway;
    this.receivers = receivers;
  }

  public void expect(Arrival arrival) {
    String who = "sender-" + arrival.number();
    gateway.act(arrival.at(), who, () -> first(arrival));
    for (int i = 0; i < arrival.again().size(); i++) {
      boolean last = i == arrival.again().size() - 1;
      var offer = last && arrival.forged() ? arrival.forgery() : arrival.offer();
      gateway.act(arrival.at().plus(arrival.again().get(i)), who + "-again", () -> send(offer));
    }
    arrival
        .cancelledAfter()
        .ifPresent(
            after -> gateway.act(arrival.at().plus(after), "canceller", () -> cancel(arrival)));
    arrival
        .newsAfter()
        .ifPresent(after -> gateway.act(arrival.at().plus(after), "news", () -> news(arrival)));
  }

  private void first(Arrival arrival) {
    var receiver = arrival.direct() ? receivers.apply(arrival.agent()) : Optional.<Receiver>empty();
    boolean answered = receiver.filter(process -> answeredBy(process, arrival.offer())).isPresent();
    if (!answered) {
      send(arrival.offer());
    }
  }

  private boolean answeredBy(Receiver process, Offer offer) {
    var answered = new AtomicBoolean();
    process.receive(
        offer,
        here -> {
          answered.set(true);
          switch (here) {
            case TakenHere.Owned(var claim) -> accepted.add(claim.task().ref());
            case TakenHere.Elsewhere(var taken) -> answered(offer, taken);
          }
        });
    gateway.schedule().pass(PATIENCE);
    return answered.get();
  }

  private void send(Offer offer) {
    var taken = gateway.ask(journal -> journal.takeIn(List.of(offer))).getFirst();
    answered(offer, taken);
  }

  private void answered(Offer offer, Taken taken) {
    if (!(taken instanceof Taken.Rejected)) {
      accepted.add(new RunRef(offer.agent().namespace(), taken.run()));
    }
  }

  /// The runs that senders were told of.
  public Set<RunRef> accepted() {
    return Collections.unmodifiableSet(accepted);
  }

  private void cancel(Arrival arrival) {
    var _ =
        gateway.ask(journal ->
            journal.tell(
                arrival.offer().ref(), new Input.Cancelled("somebody", "changed their mind")));
  }

  private void news(Arrival arrival) {
    var data = Json.object().put("message", "more about " + arrival.number()).done();
    var event = Event.of("news-" + arrival.number(), "/world", "sim.news", data);
    var _ = gateway.ask(journal -> journal.tell(arrival.offer().ref(), new Input.News(event)));
  }
}
