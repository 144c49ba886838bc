package dev.rouse.simulation.actors;

import dev.rouse.core.journal.Journal;
import dev.rouse.core.journal.JournalAway;
import dev.rouse.simulation.schedule.Host;
import dev.rouse.simulation.schedule.Schedule;
import java.time.Duration;
import java.util.function.Function;

/// The way of people and senders to the journal.
public final class Gateway {
  private static final Duration AGAIN = Duration.ofMillis(700);

  private final Schedule schedule;
  private final Journal journal;
  private final Host host;
  private int busy;

  public Gateway(Schedule schedule, Journal journal, Host host) {
    this.schedule = schedule;
    this.journal = journal;
    this.host = host;
  }

  /// Lets somebody act after a while.
  void act(Duration after, String who, Runnable action) {
    busy++;
    schedule.in(
        after,
        () -> {
          var _ =
              schedule.start(
                  host,
                  who,
                  () -> {
                    action.run();
                    busy--;
                  });
        });
  }

  /// Whether anybody still has something to do.
  public boolean busy() {
    return busy > 0;
  }

  /// Asks until there is an answer.
  <T> T ask(Function<Journal, T> verb) {
    while (true) {
      try {
        return verb.apply(journal);
      } catch (JournalAway away) {
        schedule.pass(AGAIN);
      }
    }
  }

  Schedule schedule() {
    return schedule;
  }
}
