package dev.rouse.cli.kn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.cli.played.PlayedGateway;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A gateway that refuses, or goes away in the middle: what is known is said, and what to do.
final class GatewayTroubleTest {
  private static final String STEP =
      """
      {"seq":1,"epoch":1,"at":"2026-11-21T12:00:02Z","kind":"deferred","problem":{"type":"urn:rouse:problem:journal-away","title":"Away","detail":"d"},"until":"2026-11-21T12:00:09Z"}\
      """;
  private static final String TASK =
      """
      {"task":"t1","run":"t1","agent":"default/hello","state":"%s",
       "acceptedAt":"2026-11-21T12:00:00Z"}
      """;

  private final PlayedGateway gateway;

  GatewayTroubleTest() throws IOException {
    this.gateway = PlayedGateway.open();
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  private Played.Said said(String... words) throws InterruptedException {
    return new Played(gateway, Optional.empty(), Instant.parse("2026-11-21T12:01:00Z")).run(words);
  }

  @Test
  void whoDoesNotSayWhoTheyAre_isToldHow() throws Exception {
    gateway.refuses("/runs", 401, "no token");
    gateway.refuses("/agents/default/hello", 401, "no token");

    assertThat(said("runs").err()).contains("give --token, or set ROUSE_TOKEN");
    assertThat(said("invoke", "hello", "x").err()).contains("give --token, or set ROUSE_TOKEN");
    assertThat(said("runs", "--token", "old").err()).contains("does not know this token: no token");
    assertThat(said("runs").code()).isEqualTo(1);
  }

  @Test
  void whoMayNot_isToldWhichRightIsMissing() throws Exception {
    gateway.refuses("/dead/default.1", 403, "ada is no admin in namespace default");

    assertThat(said("dead", "purge", "default.1", "--token", "t").err())
        .contains("this token may not do that: ada is no admin in namespace default");
  }

  @Test
  void journalAway_isSaidInTheGatewaysWords() throws Exception {
    gateway.refuses("/runs", 503, "the journal is away");

    assertThat(said("runs").err()).isEqualTo("kn-agent: the journal is away\n");
  }

  /// The task is accepted: nobody is to send it again.
  @Test
  void invokeStream_gatewayHangsUp_saysThatTheTaskGoesOn() throws Exception {
    gateway.accepts("/agents/default/hello", "t1");
    gateway.says("/tasks/t1", TASK.formatted("running"));
    gateway.hangsUp("/tasks/t1", STEP);

    var said = said("invoke", "hello", "x", "--stream");

    assertThat(said.out()).contains("+2.000 s  fails, and tries again at 2026-11-21T12:00:09Z");
    assertThat(said.err())
        .contains("hung up in the middle", "the task goes on all the same: `kn-agent run t1`");
    assertThat(said.code()).isEqualTo(1);
  }

  @Test
  void invoke_noAnswerInTime_isNoSuccess_andSaysWhereToLook() throws Exception {
    gateway.accepts("/agents/default/hello", "t1");
    gateway.says("/tasks/t1", TASK.formatted("queued"));

    var said = said("invoke", "hello", "x", "--timeout", "0s");

    assertThat(said.err()).contains("no answer within 0s");
    assertThat(said.out())
        .contains("it is queued; `kn-agent describe default/hello` tells why nobody works on it");
    assertThat(said.code()).isEqualTo(1);
  }
}
