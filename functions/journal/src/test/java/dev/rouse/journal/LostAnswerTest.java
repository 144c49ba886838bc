package dev.rouse.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.core.journal.Append;
import dev.rouse.core.journal.Appended;
import dev.rouse.core.journal.Claim;
import dev.rouse.core.journal.Journal;
import dev.rouse.core.journal.JournalAway;
import dev.rouse.core.journal.Process;
import dev.rouse.core.journal.Pulse;
import dev.rouse.core.journal.RegisteredAgent;
import dev.rouse.core.journal.TakenHere;
import dev.rouse.core.journal.Told;
import dev.rouse.core.journal.Verdict;
import dev.rouse.core.json.Json;
import dev.rouse.core.problem.Kind;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.step.Ask;
import dev.rouse.core.step.Entry;
import dev.rouse.core.step.Input;
import dev.rouse.core.step.Outcome;
import dev.rouse.core.step.Step;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Event;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.Overlap;
import dev.rouse.core.task.Parent;
import dev.rouse.core.task.RunRef;
import dev.rouse.core.task.Taken;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.DatabaseSettings;
import dev.rouse.journal.embedded.CuttingProxy;
import dev.rouse.journal.embedded.PostgresFixture;
import dev.rouse.journal.embedded.TestPostgres;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The connection breaks between a verb's commit and its answer: the same verb again finds what the
/// first one did.
final class LostAnswerTest {
  private static final PostgresFixture FIXTURE = PostgresFixture.open();
  private static final CuttingProxy PROXY = CuttingProxy.before(TestPostgres.shared().port());
  private static final Database UNSURE = Database.open(throughProxy());
  private static int names;

  private final Journal sure = FIXTURE.gateway();
  private final Journal unsure = new PostgresJournal(UNSURE);
  private AgentId agent = new AgentId("tests", "unset");
  private Process process = new Process(agent, "one", "1");

  private static DatabaseSettings throughProxy() {
    String url =
        FIXTURE.settings().url().replaceFirst("//[^/]*/", "//localhost:" + PROXY.port() + "/");
    return DatabaseSettings.plain(url, "postgres", "").withConnections(1);
  }

  @AfterAll
  static void close() {
    UNSURE.close();
    PROXY.close();
    FIXTURE.close();
  }

  @BeforeEach
  void givenAnAgentAndAConnection() {
    agent = new AgentId(FIXTURE.namespace(), "lost-" + names++);
    process = new Process(agent, "one", "1");
    FIXTURE.register(agent, new RegisteredAgent("v1", "{}", false));
    unsure.start(process);
  }

  /// What the verb answers the second time, its first answer lost.
  private <T> ObjectAssert<T> answerLost(Function<Journal, T> verb) {
    PROXY.loseNextAnswer();
    return again(verb);
  }

  /// The same for a verb of several statements.
  private <T> ObjectAssert<T> commitLost(Function<Journal, T> verb) {
    PROXY.loseNextCommit();
    return again(verb);
  }

  private <T> ObjectAssert<T> again(Function<Journal, T> verb) {
    assertThatThrownBy(() -> verb.apply(unsure)).isInstanceOf(JournalAway.class);
    assertThat(PROXY.hasCut()).isTrue();
    return new ObjectAssert<>(verb.apply(unsure));
  }

  private Offer offer(String id) {
    return Offer.of(agent, Event.of(id, "tests", "t", Json.of("x")));
  }

  private Claim claimed(Offer offer) {
    assertThat(sure.takeIn(List.of(offer))).hasSize(1);
    return sure.claim(process, 1, Set.of()).getFirst();
  }

  private static Append append(Claim claim, Append.Then then, Step... steps) {
    var entries = new ArrayList<Entry>();
    for (Step step : steps) {
      entries.add(
          new Entry(claim.seq() + entries.size() + 1, claim.epoch(), Instant.EPOCH, "v1", step));
    }
    return new Append(
        claim.task().ref(),
        claim.epoch(),
        claim.seq(),
        entries,
        0,
        false,
        List.of(),
        List.of(),
        Optional.empty(),
        then);
  }

  private static Step ended() {
    return new Step.Ended(new Outcome.Failed(new Problem(Kind.MODEL, "no")));
  }

  @Test
  void takeIn_answerLost_findsTheTasks() {
    answerLost(journal -> journal.takeIn(List.of(offer("a"))))
        .isEqualTo(List.of(new Taken.Known(offer("a").id())));
    assertThat(sure.backlog()).containsEntry(agent, 1);
  }

  @Test
  void takeIn_sessionsCommitLost_findsTheTasks() {
    var offers =
        List.of(
            offer("a").inSession("s", Overlap.COALESCE),
            offer("b").inSession("s", Overlap.COALESCE));

    commitLost(journal -> journal.takeIn(offers))
        .isEqualTo(List.of(new Taken.Known(offer("a").id()), new Taken.Known(offer("a").id())));
    assertThat(sure.inputs(offer("a").ref(), 0)).hasSize(1);
  }

  @Test
  void takeInHere_answerLost_isFoundByTheNextClaim() {
    answerLost(journal -> journal.takeInHere(offer("a"), process))
        .isEqualTo(new TakenHere.Elsewhere(new Taken.Known(offer("a").id())));
    assertThat(unsure.claim(process, 1, Set.of())).hasSize(1);
  }

  @Test
  void claim_answerLost_isClaimedAgain() {
    assertThat(sure.takeIn(List.of(offer("a")))).hasSize(1);

    answerLost(journal -> journal.claim(process, 1, Set.of()))
        .matches(claims -> claims.size() == 1 && claims.getFirst().epoch() == 2);
  }

  @Test
  void append_answerLost_isWritten() {
    var append = append(claimed(offer("a")), new Append.Then.GoOn(), new Step.Expired("c"));

    answerLost(journal -> journal.append(append)).isEqualTo(new Appended.Written(0));
    assertThat(sure.look(offer("a").ref()).orElseThrow().seq()).isEqualTo(1);
  }

  @Test
  void sleep_answerLostAndClaimedMeanwhile_isNotOurs() {
    var append =
        append(
            claimed(offer("a")),
            new Append.Then.Sleep(Optional.of(Instant.EPOCH)),
            new Step.Expired("c"));
    PROXY.loseNextAnswer();
    assertThatThrownBy(() -> unsure.append(append)).isInstanceOf(JournalAway.class);
    assertThat(sure.claim(process, 1, Set.of())).hasSize(1);

    assertThat(unsure.append(append)).isEqualTo(new Appended.NotYours());
  }

  @Test
  void end_answerLost_isWritten() {
    var append = append(claimed(offer("a")), new Append.Then.End(), ended());

    answerLost(journal -> journal.append(append)).isEqualTo(new Appended.Written(0));
    assertThat(sure.look(offer("a").ref()).orElseThrow().outcome()).isPresent();
  }

  @Test
  void children_commitLost_areTakenInOnce() {
    var claim = claimed(offer("a"));
    var append = append(claim, new Append.Then.GoOn(), new Step.Expired("c"));
    var child =
        Offer.of(agent, Event.of("child", "tests", "t", Json.of("x")))
            .by(new Parent(claim.task().id(), "c"));
    var delegating =
        new Append(
            append.run(),
            append.epoch(),
            append.seq(),
            append.steps(),
            0,
            false,
            List.of(child),
            List.of(),
            Optional.empty(),
            append.then());

    commitLost(journal -> journal.append(delegating)).isEqualTo(new Appended.Written(0));
    assertThat(sure.backlog()).containsEntry(agent, 2);
  }

  @Test
  void tell_answerLost_isToldOnce() {
    assertThat(sure.takeIn(List.of(offer("a")))).hasSize(1);
    var news = new Input.News(Event.of("n", "tests", "t", Json.of("x")));

    answerLost(journal -> journal.tell(offer("a").ref(), news)).isEqualTo(new Told.Delivered());
    assertThat(sure.inputs(offer("a").ref(), 0)).hasSize(1);
  }

  @Test
  void cancel_commitLost_findsItEnded() {
    assertThat(sure.takeIn(List.of(offer("a")))).hasSize(1);

    commitLost(journal -> journal.tell(offer("a").ref(), new Input.Cancelled("ann", "no")))
        .isEqualTo(new Told.Over(new Outcome.Cancelled("ann", "no")));
  }

  @Test
  void decide_commitLost_saysWhatItDecided() {
    var arguments = Json.object().put("x", 1).done();
    var ask =
        new Ask(
            "a1",
            "c",
            Ask.Why.APPROVAL,
            "tool",
            arguments,
            Ask.hash("tool", arguments),
            List.of(),
            Instant.parse("2999-01-01T00:00:00Z"));
    RunRef run = offer("a").ref();
    var decided = new Input.Decided("a1", true, "ann", "fine");
    assertThat(
            sure.append(append(claimed(offer("a")), new Append.Then.GoOn(), new Step.Asked(ask))))
        .isEqualTo(new Appended.Written(0));

    commitLost(journal -> journal.decide(run, "a1", ask.hash(), decided))
        .isEqualTo(new Verdict.Already(decided));
    assertThat(sure.inputs(run, 0)).hasSize(1);
  }

  @Test
  void redrive_commitLost_findsItReopened() {
    var append = append(claimed(offer("a")), new Append.Then.End(), ended());
    assertThat(sure.append(append)).isEqualTo(new Appended.Written(0));

    commitLost(j -> j.redrive(offer("a").ref(), new Input.Redriven("ann"))).isEqualTo(true);
    assertThat(sure.inputs(offer("a").ref(), 0)).hasSize(1);
  }

  @Test
  void giveUp_answerLost_givesOneAttemptBack() {
    var claim = claimed(offer("a"));

    answerLost(
            journal -> {
              journal.giveUp(process, Map.of(claim.task().id(), claim.epoch()));
              return true;
            })
        .isEqualTo(true);

    assertThat(sure.look(offer("a").ref()).orElseThrow().attempts()).isEqualTo(0);
  }

  @Test
  void heartbeat_answerLost_beatsAgain() {
    answerLost(journal -> journal.heartbeat(process, Set.of()))
        .isEqualTo(new Pulse.Alive(Map.of()));
  }
}
