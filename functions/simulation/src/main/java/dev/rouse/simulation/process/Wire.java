package dev.rouse.simulation.process;

import dev.rouse.core.journal.JournalAway;
import dev.rouse.core.journal.Pulse;
import dev.rouse.simulation.check.Watch;
import dev.rouse.simulation.schedule.Host;
import dev.rouse.simulation.schedule.Schedule;
import java.util.List;
import java.util.function.Supplier;

/// The way from one client to the journal and back.
///
/// ```
///   client --- request ---> journal
///        <---  answer  ---
/// ```
///
/// Everything may happen on both ways; what happens on the way back comes after the effect.
final class Wire {
  private final Schedule schedule;
  private final Host host;
  private final Weather weather;
  private final Strikes strikes;
  private final Watch watch;
  private final Runnable reconnected;
  private boolean broken;
  private boolean cut;

  Wire(Stage stage, Host host, Strikes strikes, Runnable reconnected) {
    this.schedule = stage.schedule();
    this.host = host;
    this.weather = stage.weather();
    this.watch = stage.watch();
    this.strikes = strikes;
    this.reconnected = reconnected;
  }

  long now() {
    return schedule.now();
  }

  /// This client alone cannot reach the journal, until it can again.
  void cut(boolean begins) {
    cut = begins;
  }

  <T> T call(String verb, Supplier<T> effect) {
    var _ = schedule.self();
    var request = cut ? Weather.Request.LOST : weather.request();
    travel(verb, request, effect);
    switch (request) {
      case LOST -> throw away(verb, "not reached");
      case LATE -> {
        later(verb, effect);
        throw away(verb, "timed out");
      }
      case WELL, UNANSWERED -> {}
    }
    if (broken) {
      reconnected.run();
      broken = false;
    }
    T answer = effect.get();
    note(verb + " -> " + Words.answer(answer), answer);
    strikes.at(host);
    schedule.giveWay();
    if (request == Weather.Request.UNANSWERED || interrupted()) {
      throw away(verb, "the answer was lost");
    }
    return answer;
  }

  /// Idle claims and heartbeats would drown the rest.
  private void note(String what, Object answer) {
    if (answer instanceof Pulse.Alive || answer.equals(List.of())) {
      schedule.noteQuietly(host.name(), what);
    } else {
      schedule.note(host.name(), what);
    }
  }

  /// A request is on its way. If its sender dies meanwhile, it may arrive nevertheless.
  private void travel(String verb, Weather.Request request, Supplier<?> effect) {
    strikes.at(host);
    if (host.killed() && request == Weather.Request.WELL && weather.arrivesAfterDeath()) {
      later(verb, effect);
    }
    var latency = weather.latency();
    if (latency.isZero()) {
      schedule.giveWay();
    } else {
      schedule.pass(latency);
    }
    if (interrupted()) {
      throw away(verb, "the caller was interrupted");
    }
  }

  /// A thread that is interrupted while it waits for a socket gets it closed.
  private boolean interrupted() {
    return schedule.self().interrupted();
  }

  private void later(String verb, Supplier<?> effect) {
    schedule.in(
        weather.lateness(),
        () -> {
          if (!weather.storms()) {
            watch.late(() ->
                schedule.note(host.name(), "late: " + verb + " -> " + Words.answer(effect.get())));
          }
        });
  }

  private JournalAway away(String verb, String why) {
    broken = true;
    schedule.note(host.name(), verb + ": " + why);
    return new JournalAway(verb + ": " + why);
  }
}
