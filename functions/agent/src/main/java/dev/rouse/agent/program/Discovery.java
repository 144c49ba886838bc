package dev.rouse.agent.program;

import dev.rouse.agent.engine.Definitions;
import dev.rouse.agent.engine.StoredDefinitions;
import dev.rouse.agent.tool.Toolshed;
import dev.rouse.core.journal.RegisteredAgent;
import dev.rouse.core.machine.Machine;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Definitions with what their tool servers offer.
///
/// Whoever first asks for a definition waits for its servers. One that was silent then is asked
/// again, behind the backs of those who ask later: its tools are missing until it answers.
final class Discovery implements Definitions {
  private static final Logger LOG = LoggerFactory.getLogger(Discovery.class);
  private static final Duration ASK_AGAIN = Duration.ofSeconds(15);
  private static final Duration OFFERS_LAST = Duration.ofMinutes(10);
  private static final int MOST_KEPT = 4;

  private final Definitions stored = new StoredDefinitions();
  private final Toolshed toolshed;
  private final Map<String, Found> byHash = new ConcurrentHashMap<>();

  private record Found(Known known, long until) {}

  Discovery(Toolshed toolshed) {
    this.toolshed = toolshed;
  }

  @Override
  public Known of(RegisteredAgent registered) {
    var plain = stored.of(registered);
    if (plain.definition().servers().isEmpty()) {
      return plain;
    }
    if (byHash.size() >= MOST_KEPT) {
      byHash.keySet().removeIf(hash -> !hash.equals(registered.hash()));
    }
    var found = byHash.computeIfAbsent(registered.hash(), _ -> ask(plain));
    if (System.nanoTime() - found.until() > 0) {
      askAgain(registered.hash(), plain, found);
    }
    return found.known();
  }

  private void askAgain(String hash, Known plain, Found old) {
    var asking = new Found(old.known(), System.nanoTime() + ASK_AGAIN.toNanos());
    if (byHash.replace(hash, old, asking)) {
      Thread.ofVirtual().name("tool-servers").start(() -> byHash.replace(hash, asking, ask(plain)));
    }
  }

  private Found ask(Known plain) {
    var definition = plain.definition();
    try {
      var discovered = toolshed.discover(definition.servers());
      discovered
          .silent()
          .forEach((server, why) ->
              LOG.atWarn()
                  .addKeyValue("tool", server)
                  .addKeyValue("problem", why)
                  .log("a tool server does not say what it offers: its tools are missing"));
      var toolbox = definition.toolbox().withDiscovered(discovered.specs());
      var lasts = discovered.silent().isEmpty() ? OFFERS_LAST : ASK_AGAIN;
      return new Found(
          new Known(definition, new Machine(definition, toolbox)),
          System.nanoTime() + lasts.toNanos());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Found(plain, System.nanoTime());
    }
  }
}
