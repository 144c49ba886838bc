package dev.rouse.journal.intake;

import dev.rouse.core.task.Offer;
import dev.rouse.core.task.RunId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The open runs of a session, the holder first, as a batch of offers finds them and changes them.
final class Line {

  /// An open run. One that nobody has begun ends the moment it is cancelled.
  record Standing(RunId run, boolean begun) {}

  private final List<Standing> open;
  private final Map<RunId, RunId> interrupted = new LinkedHashMap<>();

  Line(List<Standing> open) {
    this.open = new ArrayList<>(open);
  }

  /// Finds the place of a task that is not known yet, as its agent's overlap policy says.
  Place admit(Offer offer) {
    return switch (offer.overlap()) {
      case QUEUE -> stand(offer);
      case REJECT -> holder().<Place>map(Place.Nowhere::new).orElseGet(() -> stand(offer));
      case COALESCE -> holder().<Place>map(Place.With::new).orElseGet(() -> stand(offer));
      case INTERRUPT -> {
        interrupt(offer.id());
        yield stand(offer);
      }
    };
  }

  /// The runs that were interrupted, and by which task.
  Map<RunId, RunId> interrupted() {
    return interrupted;
  }

  private Place stand(Offer offer) {
    boolean holds = open.isEmpty();
    open.add(new Standing(offer.id(), false));
    return new Place.Own(holds);
  }

  private Optional<RunId> holder() {
    return open.stream().findFirst().map(Standing::run);
  }

  private void interrupt(RunId newer) {
    open.forEach(standing -> interrupted.putIfAbsent(standing.run(), newer));
    open.removeIf(standing -> !standing.begun());
  }
}
