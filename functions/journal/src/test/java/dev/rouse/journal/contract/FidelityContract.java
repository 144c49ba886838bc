package dev.rouse.journal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.json.Json;
import dev.rouse.core.problem.Kind;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.resource.Effect;
import dev.rouse.core.step.Entry;
import dev.rouse.core.step.Input;
import dev.rouse.core.step.Intent;
import dev.rouse.core.step.ModelAnswer;
import dev.rouse.core.step.Numbered;
import dev.rouse.core.step.Outcome;
import dev.rouse.core.step.Step;
import dev.rouse.core.step.ToolRequest;
import dev.rouse.core.step.ToolResult;
import dev.rouse.core.step.Usage;
import dev.rouse.core.task.Event;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.Overlap;
import dev.rouse.core.task.RunId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is stored comes back equal, whatever it holds.
abstract class FidelityContract extends Given {
  private static final String HARD =
      "NUL \0, a lone \uD800 and \uDC00, a pair 😀, \u2028, \\u0000 spelled out, \" ' \\ \t\r\n, :name ? $1";
  private static final Instant THEN = Instant.parse("2026-05-06T07:08:09.123456Z");
  private static final Problem PROBLEM = new Problem(Kind.LOOPING, HARD);
  private static final Optional<BigDecimal> COST = Optional.of(new BigDecimal("0.001230"));

  private List<Step> everyStep() {
    return List.of(
        new Step.Answered(
            new ModelAnswer(HARD, List.of(new ToolRequest(HARD, HARD))),
            "fake",
            new Usage(3, 2, 1),
            COST),
        new Step.Intended(List.of(new Intent("c", Effect.ONCE), new Intent("d", Effect.READ))),
        new Step.Returned("c", new ToolResult.Ok(HARD, true)),
        new Step.Returned("c", new ToolResult.Failed(HARD)),
        new Step.Returned("c", new ToolResult.Refused(HARD)),
        new Step.Returned("c", new ToolResult.Denied(HARD, HARD)),
        new Step.Returned("c", new ToolResult.Unknown()),
        new Step.Asked(ask("a1", THEN)),
        new Step.Delegated(
            "c", agent, new RunId("child"), THEN, Json.object().put("q", HARD).done()),
        new Step.Heard(1, new Input.News(hardEvent("news"))),
        new Step.Expired("c"),
        new Step.Lost(List.of("c", "d")),
        new Step.Shrunk(List.of("c")),
        new Step.Summarised(3, HARD, "fake", Usage.NONE, COST),
        new Step.Corrected(List.of(HARD, "fault")),
        new Step.Deferred(PROBLEM, THEN),
        new Step.Held("2026-05", THEN),
        new Step.FellBack(PROBLEM),
        new Step.Ended(new Outcome.Failed(PROBLEM)));
  }

  private static Event hardEvent(String id) {
    return new Event(
        id,
        HARD,
        HARD,
        Optional.of(HARD),
        Optional.of("2026-05-06T07:08:09Z"),
        Optional.of("application/json"),
        Optional.of(
            Json.parse(
                """
                {"text":"\\u0000 \\ud83d\\ude00 \\ud83d","number":1.50e+400,"long":12345678901234567890,
                 "empty":{},"list":[[],null,true,-0.0]}\
                """)),
        Optional.empty(),
        Map.of("rousehops", "3", "extension", HARD));
  }

  @Test
  void steps_everyKind_comeBackEqual() {
    takeIn("a");
    var owner = own(one);
    var steps = everyStep();
    owner.end(new Outcome.Failed(PROBLEM));
    redrive(owner.run(), HARD);
    var second = own(two);
    second.hear();
    second.goOn(steps.subList(0, steps.size() - 1).toArray(Step[]::new));

    var read = claim(process("two", "2"), 1).getFirst().steps();

    assertThat(read).first().extracting(Entry::step).isEqualTo(steps.getLast());
    assertThat(read.subList(2, read.size()))
        .extracting(Entry::step)
        .containsExactlyElementsOf(steps.subList(0, steps.size() - 1));
    assertThat(read)
        .extracting(Entry::at)
        .containsOnly(Instant.parse("2026-03-01T12:00:00.123456Z"));
  }

  @Test
  void task_anyEvent_comesBackEqual() {
    var offer = Offer.of(agent, hardEvent("hard"));
    takeIn(offer);
    var before = fixture().now().minusSeconds(60);

    var task = claim(one, 1).getFirst().task();

    assertThat(task.event()).isEqualTo(offer.event());
    assertThat(task.event().fingerprint()).isEqualTo(offer.event().fingerprint());
    assertThat(task.acceptedAt()).isBetween(before, before.plusSeconds(120));
    assertThat(task.session()).isEmpty();
    assertThat(task.parent()).isEmpty();
  }

  @Test
  void task_binaryEvent_comesBackEqual() {
    var event =
        new Event(
            "binary",
            "tests",
            "t",
            Optional.empty(),
            Optional.empty(),
            Optional.of("application/octet-stream"),
            Optional.empty(),
            Optional.of("AAEC/w=="),
            Map.of());
    takeIn(Offer.of(agent, event));

    assertThat(claim(one, 1).getFirst().task().event()).isEqualTo(event);
  }

  @Test
  void task_deepAndLargeEvent_comesBackEqual() {
    var deep = Json.parse("[".repeat(190) + "1" + "]".repeat(190));
    var large = Json.of("x".repeat(5_000_000));
    var data = Json.object().put("deep", deep).put("large", large).done();
    var news = Event.of("n", "tests", "t", data);
    var run = takeIn(Offer.of(agent, Event.of("e", "tests", "t", data)));
    tell(run, new Input.News(news));

    var owner = own(one);
    owner.hear();
    var claim = claim(process("one", "2"), 1).getFirst();

    assertThat(claim.task().event().data()).contains(data);
    assertThat(claim.steps().getFirst().step()).isEqualTo(new Step.Heard(1, new Input.News(news)));
  }

  @Test
  void inputs_everyKind_comeBackEqual() {
    var run = takeIn("a");
    var inputs =
        List.of(
            new Input.News(hardEvent("n")),
            new Input.ChildEnded("c", new Outcome.Completed(HARD, Optional.of(Json.of(HARD)))),
            new Input.ChildEnded("d", new Outcome.Cancelled(HARD, HARD)));
    inputs.forEach(input -> tell(run, input));
    own(one);
    tell(run, new Input.Cancelled(HARD, HARD));

    assertThat(journal().inputs(run, 0))
        .extracting(Numbered::input)
        .containsExactly(
            inputs.get(0), inputs.get(1), inputs.get(2), new Input.Cancelled(HARD, HARD));
  }

  @Test
  void session_anyKey_isKept() {
    takeIn(
        offer("a")
            .inSession(
                "a " + HARD.replace("\0", "").replaceAll("[\\uD800-\\uDFFF]", ""), Overlap.QUEUE));

    assertThat(claim(one, 1)).hasSize(1);
  }
}
