package dev.rouse.journal.embedded;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.rouse.core.journal.Append;
import dev.rouse.core.journal.Appended;
import dev.rouse.core.journal.Claim;
import dev.rouse.core.journal.Delivery;
import dev.rouse.core.journal.Journal;
import dev.rouse.core.journal.Process;
import dev.rouse.core.journal.RegisteredAgent;
import dev.rouse.core.journal.Told;
import dev.rouse.core.journal.Verdict;
import dev.rouse.core.json.Json;
import dev.rouse.core.problem.Kind;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.step.Ask;
import dev.rouse.core.step.Entry;
import dev.rouse.core.step.Input;
import dev.rouse.core.step.ModelAnswer;
import dev.rouse.core.step.Outcome;
import dev.rouse.core.step.Step;
import dev.rouse.core.step.Usage;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Event;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.RunRef;
import dev.rouse.journal.PostgresJournal;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.DatabaseSettings;
import dev.rouse.journal.database.Sql;
import dev.rouse.journal.registry.Registry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A database of its own, and words for what happens in it before a test looks.
public final class Scene implements AutoCloseable {
  public static final Outcome DONE = new Outcome.Completed("done", Optional.empty());
  public static final Outcome FAILED = new Outcome.Failed(new Problem(Kind.MODEL, "no answer"));

  private final DatabaseSettings settings;
  private final Database database;
  private final Journal journal;
  private int processes;

  private Scene(DatabaseSettings settings) {
    this.settings = settings;
    this.database = Database.open(settings.withConnections(20));
    this.journal = new PostgresJournal(database);
  }

  public static Scene open() {
    return new Scene(TestPostgres.shared().fresh());
  }

  public Database database() {
    return database;
  }

  public DatabaseSettings settings() {
    return settings;
  }

  public Journal journal() {
    return journal;
  }

  /// A registered agent.
  public AgentId agent(String namespace, String name) {
    var agent = new AgentId(namespace, name);
    new Registry(database).put(agent, new RegisteredAgent("v1", "{}", false));
    return agent;
  }

  public static Event event(String id) {
    return Event.of(id, "tests", "dev.rouse.test", Json.of("body of " + id)).withSubject("s-" + id);
  }

  @CanIgnoreReturnValue
  public RunRef takeIn(AgentId agent, String id) {
    return takeIn(Offer.of(agent, event(id)));
  }

  @CanIgnoreReturnValue
  public RunRef takeIn(Offer offer) {
    var taken = journal.takeIn(List.of(offer)).getFirst();
    return new RunRef(offer.agent().namespace(), taken.run());
  }

  /// The agent's first due run, claimed by a process of its own.
  public Claim claim(AgentId agent) {
    var process = new Process(agent, "process-" + ++processes, "1");
    journal.start(process);
    return journal.claim(process, 1, Set.of()).getFirst();
  }

  /// Takes a task in and claims its run.
  public Claim begun(AgentId agent, String id) {
    takeIn(agent, id);
    return claim(agent);
  }

  /// Takes a task in, and its run ends so.
  @CanIgnoreReturnValue
  public RunRef ended(AgentId agent, String id, Outcome outcome) {
    var claim = begun(agent, id);
    append(claim, 0, new Append.Then.End(), new Step.Ended(outcome));
    return claim.task().ref();
  }

  @CanIgnoreReturnValue
  public Appended append(Claim claim, int seq, Append.Then then, Step... steps) {
    return journal.append(of(claim, seq, then, List.of(), Optional.empty(), steps));
  }

  @CanIgnoreReturnValue
  public Told tell(RunRef run, Input input) {
    return journal.tell(run, input);
  }

  @CanIgnoreReturnValue
  public Verdict decide(RunRef run, String ask, String hash, Input.Decided decision) {
    return journal.decide(run, ask, hash, decision);
  }

  @CanIgnoreReturnValue
  public Appended send(Claim claim, int seq, Delivery... deliveries) {
    return journal.append(
        of(
            claim,
            seq,
            new Append.Then.GoOn(),
            List.of(deliveries),
            Optional.empty(),
            answered("sent")));
  }

  @CanIgnoreReturnValue
  public Appended spend(Claim claim, int seq, Append.Spend spend) {
    return journal.append(
        of(claim, seq, new Append.Then.GoOn(), List.of(), Optional.of(spend), answered("spent")));
  }

  private static Append of(
      Claim claim,
      int seq,
      Append.Then then,
      List<Delivery> deliveries,
      Optional<Append.Spend> spend,
      Step... steps) {
    var entries = new ArrayList<Entry>();
    for (Step step : steps) {
      entries.add(new Entry(seq + entries.size() + 1, claim.epoch(), Instant.EPOCH, "v1", step));
    }
    return new Append(
        claim.task().ref(),
        claim.epoch(),
        seq,
        entries,
        0,
        false,
        List.of(),
        deliveries,
        spend,
        then);
  }

  public static Step answered(String text) {
    return new Step.Answered(ModelAnswer.text(text), "fake", Usage.NONE, Optional.empty());
  }

  public static Ask ask(String id, Instant deadline) {
    var arguments = Json.object().put("replicas", 0).done();
    String hash = Ask.hash("kubectl-scale", arguments);
    return new Ask(
        id,
        "call-" + id,
        Ask.Why.APPROVAL,
        "kubectl-scale",
        arguments,
        hash,
        List.of("group:sre"),
        deadline);
  }

  /// Plain SQL, for what no verb does.
  public void execute(String sql) {
    database.perform(connection -> Sql.of(sql).on(connection).run());
  }

  /// A number that plain SQL finds, as its column `n`.
  public long count(String sql) {
    return database.once(
        connection -> Sql.of(sql).on(connection).first(row -> row.count("n")).orElseThrow());
  }

  @Override
  public void close() {
    database.close();
  }
}
