package dev.rouse.gateway.hostile;

import dev.rouse.edge.settings.Listening;
import dev.rouse.gateway.program.Settings;
import java.time.Duration;

/// A gateway's patience with slow senders.
final class Patience {
  private static final Duration LITTLE = Duration.ofMillis(500);

  private Patience() {}

  static Settings little(Settings settings) {
    var usual = settings.listening();
    return settings.withListening(
        new Listening(
            usual.address(), usual.port(), usual.bounds().within(LITTLE, LITTLE), usual.letting()));
  }
}
