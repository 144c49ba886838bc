package dev.rouse.agent.whole;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.agent.model.fake.Reply;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs that nobody waits for to the end, and callers that are not let in.
final class WaitingIT {
  private static final String QUESTION = "{\"message\":\"?\"}";

  @TempDir private Path folder;
  private Whole whole;

  @BeforeEach
  void open() throws Exception {
    whole = new Whole(folder);
  }

  @AfterEach
  void close() {
    whole.close();
  }

  @Test
  void respondAsync_isAcceptedAtOnce_andDoneAllTheSame() throws Exception {
    whole.start(Whole.AGENT);
    whole.models().script(Reply.text("Done."));

    var answer = whole.send(whole.event("a1", QUESTION).header("prefer", "respond-async"));

    assertAccepted(answer);
    whole.models().awaitArrival();
    assertThat(whole.models().heard()).hasSize(1);
  }

  @Test
  void accepted_withoutAGateway_isLookedAtHere() throws Exception {
    whole.start(Whole.AGENT, "ROUSE_GATEWAY_URL", "");
    whole.models().script(Reply.text("Done."));

    var answer = whole.send(whole.event("a2", QUESTION).header("prefer", "respond-async"));

    String place = answer.headers().firstValue("location").orElse("");
    assertThat(place).matches("/tasks/[0-9a-f]{32}");
    var here = whole.json("").uri(whole.address(place)).GET();
    var looked = whole.send(here);
    while (!looked.body().contains("\"ended\"")) {
      assertThat(looked.statusCode()).isEqualTo(200);
      looked = whole.send(here);
    }
    assertThat(looked.body()).contains("\"kind\":\"completed\",\"text\":\"Done.\"");
    assertThat(whole.send(whole.json("").uri(whole.address("/tasks/none")).GET()).statusCode())
        .isEqualTo(404);
  }

  @Test
  void nearTheTimeout_isAccepted_andItsLikeIsBusy() throws Exception {
    whole.start(Whole.AGENT, "ROUSE_ANSWER_WITHIN", "300ms");
    whole.models().script(new Reply.Silent());

    var first = whole.send(whole.event("slow", QUESTION));
    var second = whole.send(whole.event("slow", QUESTION));

    assertAccepted(first);
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(second.headers().firstValue("retry-after")).isPresent();
    assertThat(second.headers().firstValue("location"))
        .isEqualTo(first.headers().firstValue("location"));
  }

  @Test
  void approval_isAccepted_asSoonAsTheRunSleeps() throws Exception {
    whole.start(Whole.AGENT + "  tools: [{name: time-now, approval: Required}]\n");
    whole.models().script(Reply.calling(Whole.call("time-now", "{}")));

    assertAccepted(whole.send(whole.event("ask", QUESTION)));
    assertAccepted(whole.send(whole.event("ask", QUESTION)));
  }

  @Test
  void suspended_takesNothing() throws Exception {
    whole.start(Whole.AGENT + "  suspend: true\n");

    var answer = whole.send(whole.json(QUESTION));

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("urn:rouse:problem:suspended");
    assertThat(answer.headers().firstValue("retry-after")).isPresent();
  }

  @Test
  void drain_answersWhoeverWaits_andGivesTheRunUp() throws Exception {
    whole.start(Whole.AGENT, "ROUSE_GRACE", "1s");
    whole.models().script(new Reply.Silent());
    var waiting =
        whole
            .client()
            .sendAsync(whole.event("left", QUESTION).build(), HttpResponse.BodyHandlers.ofString());
    whole.models().awaitArrival();

    whole.program().drain();

    assertAccepted(waiting.get(120, SECONDS));
    whole.models().script(Reply.text("Gone on."));
    whole.start(Whole.AGENT, "ROUSE_PROCESS", "two");
    var again = answered("left");
    assertThat(again.body()).contains("Gone on.");
  }

  @Test
  void token_onlyWhoeverHasOne() throws Exception {
    String hash = "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b";
    var tokens = Files.writeString(folder.resolve("tokens"), "# who may call\nops " + hash + "\n");
    whole.start(Whole.AGENT, "ROUSE_TOKENS_FILE", tokens.toString());
    whole.models().script(Reply.text("Come in."));

    var stranger = whole.send(whole.json(QUESTION));
    var liar = whole.send(whole.json(QUESTION).header("authorization", "Bearer public"));
    var known = whole.send(whole.json(QUESTION).header("authorization", "Bearer secret"));

    assertThat(stranger.statusCode()).isEqualTo(401);
    assertThat(stranger.headers().firstValue("www-authenticate")).hasValue("Bearer");
    assertThat(liar.statusCode()).isEqualTo(401);
    assertThat(known.statusCode()).isEqualTo(200);
    assertThat(whole.models().heard()).hasSize(1);
  }

  /// Asks until the run has ended: who comes while it is worked on is told to come again.
  private HttpResponse<String> answered(String id) throws Exception {
    var answer = whole.send(whole.event(id, QUESTION));
    while (answer.statusCode() == 409) {
      answer = whole.send(whole.event(id, QUESTION));
    }
    return answer;
  }

  private static void assertAccepted(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers().firstValue("location").orElse(""))
        .matches("http://gateway.test/tasks/[0-9a-f]{32}");
  }
}
