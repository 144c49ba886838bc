package dev.rouse.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.controller.cluster.Kind;
import dev.rouse.core.json.Json;
import dev.rouse.core.task.AgentId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is said of a budget, and how seldom.
final class BudgetsTest {
  private static final AgentId AGENT = new AgentId("ops", "a");
  private final Cluster cluster = new Cluster();

  @AfterEach
  void close() {
    cluster.close();
  }

  private void started() throws InterruptedException {
    var day = Json.object().put("perDay", Json.object().put("tokens", 100));
    cluster.put(
        Kind.AGENT,
        "a",
        Json.object()
            .put("runbook", Json.object().put("answer", "done"))
            .put("budget", day)
            .done());
    cluster.start();
    cluster.until("it is deployed", () -> cluster.has(Kind.SCALED_OBJECT, "a"));
    cluster.rests();
  }

  private void spends(long tokens) throws InterruptedException {
    cluster.registrar.spends(AGENT, tokens);
    cluster.program().controller().lookAtBudgets();
    cluster.rests();
  }

  private String within() {
    return cluster.get(Kind.AGENT, "a").state("WithinBudget");
  }

  @Test
  void spentBudget_isSaidUntilThereIsRoom() throws InterruptedException {
    started();
    assertThat(within()).isEqualTo("True");

    spends(100);

    assertThat(within()).isEqualTo("False");
    assertThat(cluster.get(Kind.AGENT, "a").condition("WithinBudget").orElseThrow().write())
        .contains("BudgetSpent", "in one day", "T00:00:00Z");
    spends(0);
    assertThat(within()).isEqualTo("True");
  }

  @Test
  void spending_withoutPassingTheLine_writesNothing() throws InterruptedException {
    started();
    cluster.server.forgetCalls();

    spends(40);
    spends(99);
    assertThat(cluster.writes()).isEmpty();
    spends(120);
    long once = cluster.writes().size();
    spends(5_000);

    assertThat(once).isPositive();
    assertThat(cluster.writes()).hasSize((int) once);
  }
}
