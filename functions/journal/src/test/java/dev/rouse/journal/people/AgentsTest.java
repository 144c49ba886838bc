package dev.rouse.journal.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.journal.Append;
import dev.rouse.core.journal.RegisteredAgent;
import dev.rouse.core.journal.Spent;
import dev.rouse.core.task.AgentId;
import dev.rouse.journal.embedded.Scene;
import dev.rouse.journal.listing.Scope;
import dev.rouse.journal.registry.Registry;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class AgentsTest {
  private final Instant midnight = Instant.now().truncatedTo(ChronoUnit.DAYS);

  private final Scene scene = Scene.open();
  private final Agents agents = new Agents(scene.database());
  private final AgentId busy = scene.agent("ops", "busy");
  private final AgentId idle = scene.agent("ops", "idle");
  private final AgentId other = scene.agent("shop", "other");

  @AfterEach
  void close() {
    scene.close();
  }

  private List<AgentSummary> list(Scope scope) {
    return agents.list(scope, Optional.empty(), 100, midnight);
  }

  @Test
  void list_busyAgent_hasBacklogLastRunAndWhatItSpentToday() {
    scene.ended(busy, "1", Scene.FAILED);
    var sleeping = scene.begun(busy, "2");
    scene.append(sleeping, 0, new Append.Then.Sleep(Optional.empty()), Scene.answered("zzz"));
    var running = scene.begun(busy, "3");
    scene.spend(running, 0, new Append.Spend(midnight, 70, new BigDecimal("0.5")));
    scene.spend(running, 1, new Append.Spend(midnight.minusMillis(1), 10, BigDecimal.ONE));
    scene.execute(
        """
        insert into rouse.spend_hours values ('ops', 'busy', date_trunc('day', now(), 'UTC'), 30, 0.25)
        """);
    var last = scene.takeIn(busy, "4");

    var summary = list(Scope.of(busy)).getFirst();

    assertThat(summary.backlog()).isEqualTo(2);
    assertThat(summary.open()).isEqualTo(3);
    assertThat(summary.spent()).isEqualTo(new Spent(100, new BigDecimal("0.75")));
    assertThat(summary.lastRun()).map(run -> run.run()).contains(last.id());
    assertThat(summary.lastRun()).map(run -> run.stage()).contains(Stage.QUEUED);
  }

  @Test
  void list_idleAgent_hasNothing() {
    var summary = list(Scope.of(idle)).getFirst();

    assertThat(summary)
        .isEqualTo(
            new AgentSummary(
                idle, "v1", false, 0, 0, Optional.empty(), new Spent(0, BigDecimal.ZERO)));
  }

  @Test
  void list_suspendedAgent_countsWhatIsOwned() {
    var _ = scene.begun(busy, "1");
    scene.takeIn(busy, "2");
    new Registry(scene.database()).put(busy, new RegisteredAgent("v1", "{}", true));

    var summary = list(Scope.of(busy)).getFirst();

    assertThat(summary.suspended()).isTrue();
    assertThat(summary.backlog()).isEqualTo(1);
    assertThat(summary.open()).isEqualTo(2);
  }

  @Test
  void list_byName_inPages() {
    assertThat(list(Scope.EVERYTHING))
        .extracting(AgentSummary::agent)
        .containsExactly(busy, idle, other);
    assertThat(list(Scope.of(Set.of("shop"))))
        .extracting(AgentSummary::agent)
        .containsExactly(other);
    assertThat(list(Scope.of(Set.of("shop")).only(busy))).isEmpty();
    assertThat(list(Scope.of(Set.of()))).isEmpty();
    assertThat(agents.list(Scope.EVERYTHING, Optional.of(busy), 1, midnight))
        .extracting(AgentSummary::agent)
        .containsExactly(idle);
    assertThat(agents.list(Scope.EVERYTHING, Optional.of(idle), 5, midnight))
        .extracting(AgentSummary::agent)
        .containsExactly(other);
  }
}
