package dev.rouse.controller.registry;

import dev.rouse.core.definition.Definition;
import dev.rouse.core.journal.Journal;
import dev.rouse.core.journal.RegisteredAgent;
import dev.rouse.core.journal.Spent;
import dev.rouse.core.task.AgentId;
import dev.rouse.journal.PostgresJournal;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.registry.AgentNames;
import dev.rouse.journal.registry.Namespaces;
import dev.rouse.journal.registry.Registry;
import dev.rouse.journal.sending.SendingRights;
import dev.rouse.journal.upkeep.Spenders;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The registrar over the journal. It remembers what it has written, so that an unchanged agent
/// costs no call.
public final class JournalRegistrar implements Registrar {
  private static final int PASSWORD_BITS = 160;
  private static final int RADIX = 32;

  private final Registry registry;
  private final Namespaces namespaces;
  private final AgentNames names;
  private final SendingRights rights;
  private final Spenders spenders;
  private final Journal journal;
  private final String agentsUrl;
  private final SecureRandom random = new SecureRandom();
  private final Map<AgentId, String> written = new ConcurrentHashMap<>();
  private final Map<String, String> right = new ConcurrentHashMap<>();

  /// @param agentsUrl where agents find the journal: perhaps a pooler
  public JournalRegistrar(Database database, String agentsUrl) {
    this.registry = new Registry(database);
    this.namespaces = new Namespaces(database);
    this.names = new AgentNames(database);
    this.rights = new SendingRights(database);
    this.spenders = new Spenders(database);
    this.journal = new PostgresJournal(database);
    this.agentsUrl = agentsUrl;
  }

  @Override
  public void put(Definition definition) {
    var agent = definition.agent().id();
    var row = RegisteredAgent.of(definition);
    if (!row.hash().equals(written.get(agent))) {
      registry.put(agent, row);
      written.put(agent, row.hash());
    }
  }

  @Override
  public void remove(AgentId agent) {
    registry.remove(agent);
    rights.revokeAll(agent);
    right.keySet().removeIf(known -> known.startsWith(agent + " "));
    written.remove(agent);
  }

  @Override
  public synchronized Set<AgentId> registered() {
    return names.refresh();
  }

  @Override
  public Login open(String namespace) {
    String password = new BigInteger(PASSWORD_BITS, random).toString(RADIX);
    return new Login(agentsUrl, namespaces.open(namespace, password), password);
  }

  @Override
  public void adopt(String namespace, String user) {
    namespaces.adopt(namespace, user);
  }

  @Override
  public String token(AgentId agent, int place, Optional<String> live) {
    String purpose = "trigger-" + place;
    String known = agent + " " + purpose;
    if (live.isPresent() && (live.get().equals(right.get(known)) || holds(agent, live.get()))) {
      right.put(known, live.get());
      return live.get();
    }
    String token = rights.mint(agent, purpose);
    rights.revokeOthers(agent, purpose, List.of(token));
    right.put(known, token);
    return token;
  }

  @Override
  public Set<AgentId> spenders(Instant since) {
    return spenders.since(since);
  }

  @Override
  public Spent spent(AgentId agent, Instant since) {
    return journal.spentSince(agent, since);
  }

  private boolean holds(AgentId agent, String token) {
    return rights.holds(agent, token);
  }
}
