package dev.rouse.gateway.api;

import dev.rouse.core.journal.JournalAway;
import dev.rouse.core.json.Json;
import dev.rouse.core.task.RunRef;
import dev.rouse.edge.http.Reply;
import dev.rouse.gateway.shown.RunJson;
import dev.rouse.journal.people.Followed;
import dev.rouse.journal.people.Runs;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// A run's steps as server-sent events, from its first one on, until it ends or the reader leaves.
final class Following {
  private static final int MOST_AT_ONCE = 200;
  private static final Duration PAUSE = Duration.ofMillis(200);

  /// A comment now and then keeps proxies from hanging up, and notices a reader who has gone.
  private static final int PAUSES_TO_A_COMMENT = 50;

  private final Runs runs;

  Following(Runs runs) {
    this.runs = runs;
  }

  Reply of(RunRef run) {
    return new Reply.Streamed(
        Map.of("content-type", "text/event-stream", "cache-control", "no-cache"),
        sink -> follow(run, sink));
  }

  private void follow(RunRef run, Reply.Sink sink) throws InterruptedException {
    int seen = 0;
    int quiet = 0;
    boolean reading = true;
    while (reading) {
      var followed = look(run, seen);
      if (followed.isPresent()) {
        reading = tell(followed.get(), sink) && !followed.get().over();
        quiet = followed.get().seen() > seen ? 0 : quiet + 1;
        seen = followed.get().seen();
      }
      if (reading && quiet > 0) {
        reading = quiet % PAUSES_TO_A_COMMENT != 0 || sink.write(": nothing new\n\n");
        Thread.sleep(PAUSE);
      }
    }
  }

  /// While the journal is away nothing is new.
  private Optional<Followed> look(RunRef run, int seen) throws InterruptedException {
    try {
      return runs.follow(run, seen, MOST_AT_ONCE);
    } catch (JournalAway away) {
      Thread.sleep(PAUSE);
      return Optional.empty();
    }
  }

  private static boolean tell(Followed followed, Reply.Sink sink) throws InterruptedException {
    for (var entry : followed.steps()) {
      Json step = RunJson.step(entry);
      String piece = "id: %d\nevent: step\ndata: %s\n\n".formatted(entry.seq(), step.write());
      if (!sink.write(piece)) {
        return false;
      }
    }
    return true;
  }
}
