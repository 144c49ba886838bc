package dev.rouse.gateway;

import dev.rouse.core.journal.Append;
import dev.rouse.core.journal.Appended;
import dev.rouse.core.journal.Journal;
import dev.rouse.core.journal.Process;
import dev.rouse.core.outgoing.Destinations;
import dev.rouse.core.outgoing.Outgoing;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.core.step.Entry;
import dev.rouse.core.step.Outcome;
import dev.rouse.core.step.Step;
import dev.rouse.core.task.AgentId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A process of an agent that answers whatever it is told to.
public final class PlayedAgent {
  private final Agent agent;
  private final Journal journal;
  private final Process process;

  public PlayedAgent(Agent agent, Journal journal) {
    this.agent = agent;
    this.journal = journal;
    this.process = new Process(agent.id(), "played", "1");
    journal.start(process);
  }

  /// Whom it plays.
  public AgentId id() {
    return agent.id();
  }

  /// Claims the one run there is, and completes it.
  public void answer(String text) {
    var claim = journal.claim(process, 1, Set.of()).getFirst();
    var outcome = new Outcome.Completed(text, Optional.empty());
    String definition = claim.definition().hash();
    var ended = new Entry(1, claim.epoch(), Instant.now(), definition, new Step.Ended(outcome));
    var append =
        new Append(
            claim.task().ref(),
            claim.epoch(),
            0,
            List.of(ended),
            0,
            false,
            List.of(),
            Outgoing.outcome(Destinations.of(agent), claim.task(), 1, outcome),
            Optional.empty(),
            new Append.Then.End());
    if (!(journal.append(append) instanceof Appended.Written)) {
      throw new AssertionError("the journal did not take the answer");
    }
  }
}
