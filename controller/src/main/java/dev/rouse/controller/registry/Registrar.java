package dev.rouse.controller.registry;

import dev.rouse.core.definition.Definition;
import dev.rouse.core.journal.Spent;
import dev.rouse.core.task.AgentId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// What the controller writes into the journal. Each may throw
/// [dev.rouse.core.journal.JournalAway].
public interface Registrar {

  /// A namespace's login to the journal.
  record Login(String url, String user, String password) {}

  /// Makes a definition the one that runs are given from their next claim on.
  void put(Definition definition);

  /// Takes an agent out; what it has done stays.
  void remove(AgentId agent);

  /// Every agent that is registered.
  Set<AgentId> registered();

  /// Gives a namespace a role of its own with a new password.
  Login open(String namespace);

  /// Takes a role that somebody else has made for a namespace.
  void adopt(String namespace, String user);

  /// The token of an agent's Broker trigger: the one that is live, where it still gives the right
  /// to send, else a new one, after which no other does.
  ///
  /// @param place of the trigger in the spec
  String token(AgentId agent, int place, Optional<String> live);

  /// Every agent that has spent something since then, which is not long ago.
  Set<AgentId> spenders(Instant since);

  /// What an agent has spent since then.
  Spent spent(AgentId agent, Instant since);
}
