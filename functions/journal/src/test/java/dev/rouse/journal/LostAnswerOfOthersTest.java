package dev.rouse.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.core.incident.Alert;
import dev.rouse.core.incident.AlertRules;
import dev.rouse.core.incident.Change.What;
import dev.rouse.core.incident.Notice;
import dev.rouse.core.journal.Delivery;
import dev.rouse.core.journal.JournalAway;
import dev.rouse.core.journal.RegisteredAgent;
import dev.rouse.core.json.Json;
import dev.rouse.core.problem.Kind;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.resource.route.Trigger;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Offer;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.DatabaseSettings;
import dev.rouse.journal.deadletter.DeadLetters;
import dev.rouse.journal.delivery.Deliveries;
import dev.rouse.journal.embedded.CuttingProxy;
import dev.rouse.journal.embedded.Scene;
import dev.rouse.journal.embedded.TestPostgres;
import dev.rouse.journal.incident.IncidentRef;
import dev.rouse.journal.incident.Incidents;
import dev.rouse.journal.kafka.KafkaOffsets;
import dev.rouse.journal.kafka.Moved;
import dev.rouse.journal.kafka.Partition;
import dev.rouse.journal.kafka.Stretch;
import dev.rouse.journal.listing.Page;
import dev.rouse.journal.listing.Scope;
import dev.rouse.journal.registry.Registry;
import dev.rouse.journal.registry.RegistryCopy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The same as [LostAnswerTest], for the verbs of those who are not runs.
@Timeout(60)
final class LostAnswerOfOthersTest {
  private static final Partition ZERO = new Partition("orders", 0);

  private final Scene scene = Scene.open();
  private final CuttingProxy proxy = CuttingProxy.before(TestPostgres.shared().port());
  private final Database unsure = Database.open(throughProxy());
  private final AgentId agent = scene.agent("ops", "troubleshooter");

  private DatabaseSettings throughProxy() {
    String url = scene.settings().url().replaceFirst("//[^/]*/", "//localhost:%d/");
    return DatabaseSettings.plain(url.formatted(proxy.port()), "postgres", "").withConnections(1);
  }

  @AfterEach
  void close() {
    unsure.close();
    proxy.close();
    scene.close();
  }

  /// What the verb answers the second time, its first answer lost after the commit.
  private <T> ObjectAssert<T> commitLost(Supplier<T> verb) {
    proxy.loseNextCommit();
    return again(verb);
  }

  private <T> ObjectAssert<T> answerLost(Supplier<T> verb) {
    assertThat(new KafkaOffsets(unsure).topics()).isEmpty(); // it is connected
    proxy.loseNextAnswer();
    return again(verb);
  }

  private <T> ObjectAssert<T> again(Supplier<T> verb) {
    assertThatThrownBy(verb::get).isInstanceOf(JournalAway.class);
    assertThat(proxy.hasCut()).isTrue();
    return new ObjectAssert<>(verb.get());
  }

  private long tasks() {
    return scene.count("select count(*) as n from rouse.tasks");
  }

  @Test
  void kafkaTakeIn_commitLost_isNotTakenInAgain() {
    assertThat(new KafkaOffsets(scene.database()).begin("orders", Map.of(0, 5L))).isTrue();
    var offsets = new KafkaOffsets(unsure);
    var stretch = List.of(new Stretch(ZERO, 5, 8));
    var offers = List.of(Offer.of(agent, Scene.event("1")));

    commitLost(() -> offsets.takeIn(stretch, offers, List.of()))
        .isEqualTo(new Moved.Elsewhere(Map.of(ZERO, 8L), Set.of()));

    assertThat(tasks()).isEqualTo(1);
  }

  @Test
  void incidentChange_commitLost_beginsNoSecondRun() {
    var storm = new Trigger.Storm(10, Duration.ofMinutes(1));
    var trigger =
        new Trigger.Alert(
            List.of(), Duration.ofHours(1), storm, Duration.ofHours(24), Optional.empty());
    var alert = new Alert("a", true, Instant.EPOCH, Instant.EPOCH, Json.Obj.EMPTY);
    var notice = new Notice("g", Json.Obj.EMPTY, List.of(alert));
    var rules = new AlertRules(agent, "g", trigger);
    var incidents = new Incidents(unsure);

    commitLost(() ->
            incidents
                .change(
                    new IncidentRef(agent, "g"),
                    situation -> rules.hear(situation, notice),
                    event -> Offer.of(agent, event))
                .what())
        .isEqualTo(What.NOTHING_NEW);

    assertThat(tasks()).isEqualTo(1);
  }

  @Test
  void lease_answerLost_isLeasedAgainOnceItHasRunOut() {
    var to = Json.object().put("kafka", "topic").done();
    scene.send(scene.begun(agent, "1"), 0, new Delivery("d", to, Scene.event("d")));
    var deliveries = new Deliveries(unsure);

    answerLost(() -> deliveries.lease(1, 1, Set.of())).isEqualTo(List.of());

    scene.execute("update rouse.deliveries set due = due - interval '61 seconds'");
    assertThat(deliveries.lease(1, 1, Set.of())).singleElement().matches(d -> d.attempt() == 2);
  }

  @Test
  void giveUp_answerLost_leavesOneDeadLetter() {
    var to = Json.object().put("kafka", "topic").done();
    scene.send(scene.begun(agent, "1"), 0, new Delivery("d", to, Scene.event("d")));
    var deliveries = new Deliveries(unsure);
    var leased = new Deliveries(scene.database()).lease(1, 1, Set.of()).getFirst();

    answerLost(() -> deliveries.giveUp(leased, new Problem(Kind.UNAVAILABLE, "gone")))
        .isEqualTo(false);

    var letters = new DeadLetters(scene.database()).list(Scope.EVERYTHING, Page.first(9));
    assertThat(letters.items()).hasSize(1);
  }

  @Test
  void registryPut_commitLost_isThereOnce() {
    var copy = new RegistryCopy(scene.database());
    var _ = copy.refresh();
    var registry = new Registry(unsure);

    answerLost(
            () -> {
              registry.put(agent, new RegisteredAgent("v2", "{}", false));
              return true;
            })
        .isEqualTo(true);

    assertThat(copy.refresh()).containsExactly(agent);
    assertThat(copy.refresh()).isEmpty();
    assertThat(scene.count("select revision as n from rouse.registry")).isEqualTo(2);
  }
}
