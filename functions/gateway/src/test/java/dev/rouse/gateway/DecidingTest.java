package dev.rouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.journal.Append;
import dev.rouse.core.json.Json;
import dev.rouse.core.step.Ask;
import dev.rouse.core.step.Step;
import dev.rouse.core.task.AgentId;
import dev.rouse.edge.http.Bounds;
import dev.rouse.edge.settings.Letting;
import dev.rouse.edge.settings.Listening;
import dev.rouse.gateway.program.Gateway;
import dev.rouse.gateway.program.Settings;
import dev.rouse.journal.embedded.Scene;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who decides about a call, over HTTP, and what the others are told.
final class DecidingTest {
  private static final String APPROVE = "{\"decision\":\"approve\",\"reason\":\"it is fine\"}";
  private static final String DENY = "{\"decision\":\"deny\",\"reason\":\"too late at night\"}";

  private final Scene scene = Scene.open();
  private final AgentId agent = scene.agent("ops", "troubleshooter");
  private Gateway gateway;
  private Http http;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    var listening =
        Tokens.listening(
            folder,
            Tokens.line("ann", "approver@ops"),
            Tokens.line("ben", "group:sre approver@*"),
            Tokens.line("eve", "approver@ops"),
            Tokens.line("carl", "approver@shop"),
            Tokens.line("dora", "group:sre viewer@ops"),
            Tokens.line("system:serviceaccount:ops:troubleshooter", "robot", "admin@*"));
    gateway = gateway(told -> told.withListening(listening));
    http = Http.to(gateway.port());
  }

  @AfterEach
  void close() {
    gateway.close();
    scene.close();
  }

  @Test
  void aUserOrAGroupThatTheAgentNames_decidesOnce() throws Exception {
    String first = asked("1", inAnHour());
    String second = asked("2", inAnHour());

    assertThat(http.showing("ann").post(first, APPROVE).statusCode()).isEqualTo(204);
    assertThat(http.showing("ben").post(second, DENY).statusCode()).isEqualTo(204);

    var again = http.showing("ben").post(first, DENY);
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).contains("ann had approved it already: it is fine");
    assertThat(http.showing("ann").get(second).body())
        .contains("\"state\":\"denied\"", "\"by\":\"ben\"");
  }

  @Test
  void everybodyElse_isToldWhy_andWhatWasDecided() throws Exception {
    String approval = asked("1", inAnHour());

    assertForbidden(approval, "eve", "eve is none of those who decide: user:ann, group:sre");
    assertForbidden(approval, "dora", "dora is no approver in namespace ops");
    assertForbidden(approval, "robot", "is no person");
    assertThat(http.showing("carl").post(approval, APPROVE).statusCode()).isEqualTo(404);
    assertThat(http.post(approval, APPROVE).statusCode()).isEqualTo(401);

    assertThat(http.showing("ann").post(approval, DENY).statusCode()).isEqualTo(204);
    assertForbidden(approval, "eve", "ann had denied it already: too late at night");
  }

  @Test
  void tooLate_orOfOtherArguments_isAConflict() throws Exception {
    String changed = asked("1", inAnHour());
    String late = asked("2", Instant.now().minusSeconds(1).truncatedTo(ChronoUnit.MICROS));

    var refused = http.showing("ann").post(late, APPROVE);
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("too late", "the call is not made");
    var other =
        http.showing("ann").post(changed, "{\"decision\":\"approve\",\"hash\":\"another\"}");
    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(other.body()).contains("other arguments");
  }

  @Test
  void onOneMachine_itsUserDecides_andIsSaidToHaveDone() throws Exception {
    String approval = asked("1", inAnHour());
    try (var local = gateway(UnaryOperator.identity())) {
      var user = Http.to(local.port());

      assertThat(user.post(approval, APPROVE).statusCode()).isEqualTo(204);

      assertThat(user.get(approval).body()).contains("\"by\":\"local-user\"");
      assertThat(user.post(approval, DENY).body()).contains("local-user had approved it already");
    }
  }

  @Test
  void whereEverybodyIsLetIn_whomTheAgentNamesIsNobody() throws Exception {
    String approval = asked("1", inAnHour());
    var everybody = new Letting.Anyone("ROUSE_OPEN says so", false);
    try (var open =
        gateway(
            told -> told.withListening(new Listening("127.0.0.1", 0, Bounds.USUAL, everybody)))) {

      var refused = Http.to(open.port()).post(approval, APPROVE);

      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.body()).contains("nobody is asked here who they are", "user:ann");
    }
  }

  private Gateway gateway(UnaryOperator<Settings> told) throws Exception {
    var usual =
        Settings.ofOneMachine("127.0.0.1", 0, scene.settings(), (_, _, _) -> Optional.empty());
    var another = Gateway.listen(told.apply(usual));
    another.open();
    return another;
  }

  private void assertForbidden(String approval, String who, String why) throws Exception {
    var refused = http.showing(who).post(approval, APPROVE);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains(why);
  }

  private static Instant inAnHour() {
    return Instant.now().plusSeconds(3_600).truncatedTo(ChronoUnit.MICROS);
  }

  /// Where the question of a run that waits is decided.
  private String asked(String task, Instant deadline) {
    var claim = scene.begun(agent, task);
    var arguments = Json.object().put("deployment", "cart").done();
    var ask =
        new Ask(
            "a" + task,
            "call",
            Ask.Why.APPROVAL,
            "kubectl-restart",
            arguments,
            Ask.hash("kubectl-restart", arguments),
            List.of("user:ann", "group:sre"),
            deadline);
    scene.append(claim, 0, new Append.Then.Sleep(Optional.of(deadline)), new Step.Asked(ask));
    return "/approvals/ops.%s.a%s".formatted(claim.task().id().value(), task);
  }
}
