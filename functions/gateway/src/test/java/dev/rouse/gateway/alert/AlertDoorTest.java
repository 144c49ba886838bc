package dev.rouse.gateway.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.core.journal.Journal;
import dev.rouse.core.journal.RunView;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.core.rule.BrokenRule;
import dev.rouse.edge.access.Caller;
import dev.rouse.edge.http.Request;
import dev.rouse.gateway.Agents;
import dev.rouse.gateway.directory.Directory;
import dev.rouse.gateway.metrics.Counters;
import dev.rouse.journal.PostgresJournal;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.embedded.TestPostgres;
import dev.rouse.journal.incident.IncidentView;
import dev.rouse.journal.incident.Incidents;
import dev.rouse.journal.listing.Page;
import dev.rouse.journal.listing.Scope;
import dev.rouse.journal.people.TaskSummary;
import dev.rouse.journal.people.Tasks;
import dev.rouse.journal.registry.Registry;
import dev.rouse.journal.registry.RegistryCopy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AlertDoorTest {
  private final Database database = Database.open(TestPostgres.shared().fresh());
  private final Journal journal = new PostgresJournal(database);
  private final Incidents incidents = new Incidents(database);
  private final Directory directory = new Directory(new RegistryCopy(database));
  private final AlertDoor door = new AlertDoor(directory, incidents, new Counters());
  private final Agent agent =
      Agents.read(
          """
          apiVersion: rouse.dev/v1alpha1
          kind: Agent
          metadata: {name: troubleshooter, namespace: ops}
          spec:
            systemMessage: You find out why an alert fires.
            triggers:
            - alert: {matchers: ['severity="critical"']}
          """);

  @BeforeEach
  void anAgentForCriticalAlerts() {
    new Registry(database).put(agent.id(), Agents.registered(agent));
    directory.refresh();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void answer_aCriticalAlert_isOneTaskAndAnOpenIncident() {
    post("firing", "critical");

    assertThat(journal.backlog()).containsEntry(agent.id(), 1);
    assertThat(only().incident().open()).isTrue();
    assertThat(only().incident().runs()).hasSize(1);
  }

  @Test
  void answer_theSameAgain_isNothingNew() {
    post("firing", "critical");
    post("firing", "critical");

    assertThat(journal.backlog()).containsEntry(agent.id(), 1);
    assertThat(tasks()).hasSize(1);
  }

  @Test
  void answer_whatNoMatcherFits_isAcceptedAndWakesNobody() {
    post("firing", "warning");

    assertThat(journal.backlog()).isEmpty();
  }

  @Test
  void answer_resolvedBeforeAnyoneBegan_cancelsAndCloses() {
    post("firing", "critical");
    post("resolved", "critical");

    assertThat(only().incident().open()).isFalse();
    var run = tasks().getFirst().task();
    assertThat(journal.look(run).map(RunView::state)).contains(RunView.State.ENDED);
  }

  @Test
  void answer_aLateCopyAfterTheEnd_changesNothing() {
    post("firing", "critical");
    post("resolved", "critical");
    post("firing", "critical");

    assertThat(only().incident().open()).isFalse();
    assertThat(tasks()).hasSize(1);
  }

  @Test
  void vigil_anIncidentOfAnAgentThatIsGone_isClosed() {
    post("firing", "critical");
    new Registry(database).remove(agent.id());
    directory.refresh();
    database.perform(connection -> {
      try (var statement = connection.createStatement()) {
        statement.execute("update rouse.incidents set due = now()");
      }
    });

    new Vigil(directory, incidents).round();

    assertThat(only().incident().open()).isFalse();
  }

  @Test
  void answer_whatIsNoWebhook_isRefusedByItsField() {
    assertThatThrownBy(() -> post("{\"version\":\"3\"}"))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("version is not \"4\"");
    assertThatThrownBy(
            () -> post("{\"version\":\"4\",\"groupKey\":\"g\",\"alerts\":[{\"status\":\"odd\"}]}"))
        .hasMessageContaining("alerts[0].status");
  }

  private void post(String status, String severity) {
    post(
        """
        {"version":"4","groupKey":"{}:{alertname=\\"OutOfMemory\\"}","status":"%1$s",
         "receiver":"rouse","truncatedAlerts":0,"alerts":[
          {"status":"%1$s","labels":{"alertname":"OutOfMemory","severity":"%2$s"},
           "annotations":{},"startsAt":"2026-11-21T12:00:00Z",
           "endsAt":"2026-11-21T12:05:00Z","fingerprint":"f1"}]}
        """
            .formatted(status, severity));
  }

  private void post(String body) {
    var request =
        new Request("POST", "/alerts", "", Map.of(), body.getBytes(StandardCharsets.UTF_8));
    var _ = door.answer(request, Caller.ANYONE, List.of());
  }

  private IncidentView only() {
    return incidents.list(Scope.EVERYTHING, Optional.empty(), Page.first(10)).items().getFirst();
  }

  private List<TaskSummary> tasks() {
    return new Tasks(database).list(Scope.EVERYTHING, Set.of(), Page.first(10)).items();
  }
}
