package dev.rouse.core.machine;

import dev.rouse.core.run.Call;
import dev.rouse.core.run.Call.Progress;
import dev.rouse.core.run.Phase;
import dev.rouse.core.run.RunState;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The time of a decision.
///
/// Processes' clocks differ, from each other and from the journal's. A run's time never goes back,
/// and when the journal hands a sleeping run out although nobody told it anything, its deadline
/// *has* come, whatever this process's clock says: else the two would hand it to and fro.
final class Moment {
  private Moment() {}

  static Instant of(RunState state, Instant clock, List<Fact> facts) {
    var entries = state.entries();
    var last = entries.isEmpty() ? Instant.MIN : entries.getLast().at();
    var due =
        wokenByTheJournal(facts) ? wakes(state.standing().phase()) : Optional.<Instant>empty();
    return later(later(clock, last), due.orElse(Instant.MIN));
  }

  private static boolean wokenByTheJournal(List<Fact> facts) {
    return facts.stream().anyMatch(Fact.Claimed.class::isInstance)
        && facts.stream()
            .allMatch(f -> f instanceof Fact.Claimed || f.equals(new Fact.Heard(List.of())));
  }

  /// When a run that stands so would wake by itself.
  private static Optional<Instant> wakes(Phase phase) {
    return switch (phase) {
      case Phase.Thinking(var notBefore) -> Optional.of(notBefore);
      case Phase.Acting(var calls) when calls.stream().noneMatch(Moment::canGoOn) ->
          calls.stream().flatMap(c -> deadline(c).stream()).min(Comparator.naturalOrder());
      case Phase.Acting _, Phase.Answering _, Phase.Over _ -> Optional.empty();
    };
  }

  private static boolean canGoOn(Call call) {
    return switch (call.progress()) {
      case Progress.Wanted _, Progress.Allowed _, Progress.Begun _, Progress.Lost _ -> true;
      case Progress.Asking _, Progress.Delegated _, Progress.Done _ -> false;
    };
  }

  /// Until when others may take for what they owe a call.
  static Optional<Instant> deadline(Call call) {
    return switch (call.progress()) {
      case Progress.Asking(var ask) -> Optional.of(ask.deadline());
      case Progress.Delegated(var deadline) -> Optional.of(deadline);
      case Progress.Wanted _,
          Progress.Allowed _,
          Progress.Begun _,
          Progress.Lost _,
          Progress.Done _ ->
          Optional.empty();
    };
  }

  private static Instant later(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }
}
