package dev.rouse.cli.kafka;

import dev.rouse.core.definition.Definition;
import dev.rouse.journal.kafka.KafkaOffsets;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Consumer;

/// Whether the gateway reads what agents name: what is written before that may be before the end at
/// which a topic is begun.
public final class Begun {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  private Begun() {}

  /// Waits for it, for a while: a Kafka that is away keeps nothing else from working.
  ///
  /// @param progress is told that it waits, where it does
  public static void await(
      KafkaOffsets offsets, Collection<Definition> agents, Consumer<String> progress)
      throws InterruptedException {
    var named = Topics.read(agents);
    if (named.isEmpty()) {
      return;
    }
    progress.accept("waiting until the gateway reads Kafka");
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!offsets.topics().containsAll(named) && System.nanoTime() < until) {
      Thread.sleep(LOOK_AGAIN);
    }
  }
}
