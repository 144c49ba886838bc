package dev.rouse.agent.program;

import dev.rouse.agent.door.Inside;
import dev.rouse.agent.engine.Engine;
import dev.rouse.core.journal.Journal;
import dev.rouse.core.journal.JournalAway;
import dev.rouse.core.journal.RunView;
import dev.rouse.core.journal.TakenHere;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.RunRef;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// The engine at work, and what the door needs beside it.
record Works(Engine engine, Journal journal, Current current) {

  Inside inside(BooleanSupplier leaving) {
    return new Inside() {
      @Override
      public Agent agent() {
        return current
            .agent()
            .orElseThrow(() -> new JournalAway("the agent is no longer in the registry"));
      }

      @Override
      public TakenHere takeHere(Offer offer) {
        return engine.takeHere(offer);
      }

      @Override
      public Optional<RunView> look(RunRef run) {
        return journal.look(run);
      }

      @Override
      public boolean leaving() {
        return leaving.getAsBoolean() || !engine.alive();
      }
    };
  }
}
