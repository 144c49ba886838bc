package dev.rouse.simulation.process;

import dev.rouse.core.journal.Journal;
import dev.rouse.core.journal.Process;
import dev.rouse.core.task.AgentId;
import dev.rouse.simulation.check.WatchedJournal;
import dev.rouse.simulation.memory.MemoryJournal;
import dev.rouse.simulation.schedule.Host;
import dev.rouse.simulation.world.Cast;

/// The journal as gateways have it: watched as every other, and as far away.
public final class GatewayJournal {
  private static final Process GATEWAY =
      new Process(new AgentId(Cast.NAMESPACE, "gateway"), "gateway", "0");

  private GatewayJournal() {}

  public static Journal of(Stage stage, Host host) {
    var memory = new MemoryJournal(stage.database());
    var wire = new Wire(stage, host, Strikes.NONE, memory::reconnected);
    var watched =
        new WatchedJournal(
            stage.rigging().journal(memory, stage.database()),
            stage.watch(),
            GATEWAY,
            memory::listeningSince);
    return new RemoteJournal(watched, wire, RemoteJournal.Listener.NOBODY);
  }
}
