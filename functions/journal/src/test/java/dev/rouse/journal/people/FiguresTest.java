package dev.rouse.journal.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.rouse.core.journal.Append;
import dev.rouse.core.journal.Delivery;
import dev.rouse.core.journal.Spent;
import dev.rouse.core.json.Json;
import dev.rouse.core.step.Step;
import dev.rouse.core.task.AgentId;
import dev.rouse.journal.embedded.Scene;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class FiguresTest {
  private final Scene scene = Scene.open();
  private final Figures figures = new Figures(scene.database());
  private final AgentId ops = scene.agent("ops", "troubleshooter");
  private final AgentId shop = scene.agent("shop", "orders");
  private final Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void standing_agentsWithNothing_areLeftOut() {
    assertThat(figures.standing()).isEmpty();
    assertThat(figures.spent(hour)).isEmpty();
  }

  @Test
  void standing_everyKindOfThing_isCountedForItsAgent() {
    scene.ended(ops, "failed", Scene.FAILED);
    var asking = scene.begun(ops, "asking");
    var ask = Scene.ask("a", Instant.now().plusSeconds(60));
    scene.append(asking, 0, new Append.Then.Sleep(Optional.empty()), new Step.Asked(ask));
    var sending = scene.begun(ops, "sending");
    var to = Json.object().put("kafka", "topic").done();
    scene.send(sending, 0, new Delivery("d", to, Scene.event("d")));
    scene.takeIn(ops, "due");
    scene.takeIn(shop, "due");
    scene.execute(
        "insert into rouse.incidents values ('ops', 'troubleshooter', 'i', 'k', true, null, '{}')");

    var standing = figures.standing();

    assertThat(standing.get(ops))
        .extracting(
            AgentFigures::open,
            AgentFigures::due,
            AgentFigures::asks,
            AgentFigures::letters,
            AgentFigures::incidents,
            AgentFigures::undelivered)
        .containsExactly(3, 2, 1, 1, 1, 1);
    assertThat(standing.get(ops)).matches(f -> f.oldestDue().isPresent());
    assertThat(standing.get(ops)).matches(f -> f.oldestUndelivered().isPresent());
    assertThat(standing.get(shop)).extracting(AgentFigures::due).isEqualTo(1);
    assertThat(standing).hasSize(2);
  }

  @Test
  void ended_countsEachRunOnceAndGoesOnFromThere() {
    var from = Instant.now().minusSeconds(3600).truncatedTo(ChronoUnit.MICROS);
    scene.ended(ops, "1", Scene.DONE);
    scene.ended(ops, "2", Scene.DONE);
    scene.ended(ops, "3", Scene.FAILED);
    assertThat(figures.ended(from).counts()).isEmpty(); // not before a few seconds have passed
    scene.execute(
        """
        update rouse.runs set ended_at = ended_at - interval '10 seconds';
        update rouse.tasks set accepted_at = accepted_at - interval '30 seconds';
        """);

    var ended = figures.ended(from);

    assertThat(ended.counts())
        .extracting(EndedRuns.Count::agent, EndedRuns.Count::outcome, EndedRuns.Count::runs)
        .containsExactlyInAnyOrder(tuple(ops, Stage.COMPLETED, 2), tuple(ops, Stage.FAILED, 1));
    assertThat(ended.counts()).allMatch(count -> count.seconds() >= 20 * count.runs());
    var later = figures.ended(ended.until());
    assertThat(later.counts()).isEmpty();
    assertThat(later.until()).isAfterOrEqualTo(ended.until());
  }

  @Test
  void spent_byAgent_sinceThen() {
    var claim = scene.begun(ops, "1");
    scene.spend(claim, 0, new Append.Spend(hour, 7, BigDecimal.ONE));
    scene.spend(claim, 1, new Append.Spend(hour.minusSeconds(1), 100, BigDecimal.TEN));
    scene.execute(
        "insert into rouse.spend_hours values ('shop', 'orders', '%s', 5, 2)".formatted(hour));

    assertThat(figures.spent(hour))
        .isEqualTo(Map.of(ops, new Spent(7, BigDecimal.ONE), shop, new Spent(5, BigDecimal.TWO)));
  }
}
