package dev.rouse.cli.kafka;

import dev.rouse.core.definition.Definition;
import dev.rouse.journal.kafka.KafkaOffsets;
import java.time.Duration;
import java.util.Collection;

/// Whether the gateway reads what agents name: what is written before that may be before the end at
/// which a topic is begun.
public final class Begun {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  private Begun() {}

  /// Waits for it, for a while: a Kafka that is away keeps nothing else from working.
  public static void await(KafkaOffsets offsets, Collection<Definition> agents)
      throws InterruptedException {
    var named = Topics.read(agents);
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!named.isEmpty() && !offsets.topics().containsAll(named) && System.nanoTime() < until) {
      Thread.sleep(LOOK_AGAIN);
    }
  }
}
