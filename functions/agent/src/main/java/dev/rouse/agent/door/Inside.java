package dev.rouse.agent.door;

import dev.rouse.core.journal.RunView;
import dev.rouse.core.journal.TakenHere;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.RunRef;
import java.util.Optional;

/// The process behind the door. All of it throws [JournalAway] where the journal is.
public interface Inside {

  /// The agent as the registry has it by now.
  Agent agent();

  TakenHere takeHere(Offer offer);

  Optional<RunView> look(RunRef run);

  /// Whether the process is about to go: it takes nothing more.
  boolean leaving();
}
