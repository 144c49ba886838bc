package dev.rouse.journal.contract;

import dev.rouse.core.journal.Journal;
import dev.rouse.core.journal.RegisteredAgent;
import dev.rouse.core.task.AgentId;
import java.time.Duration;
import java.time.Instant;

/// A journal under test, and what the tests need beside its verbs.
public interface JournalFixture {

  /// The journal as the gateway reaches it.
  Journal gateway();

  /// The same journal as an agent's process reaches it.
  Journal agent();

  /// The namespace of every agent in these tests.
  String namespace();

  /// Puts an agent's definition into the registry, in place of the one there.
  void register(AgentId agent, RegisteredAgent definition);

  /// Lets time pass for everything that the journal measures.
  void pass(Duration time);

  /// The journal's time.
  Instant now();
}
