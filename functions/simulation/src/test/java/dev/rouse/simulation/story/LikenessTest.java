package dev.rouse.simulation.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.json.Json;
import dev.rouse.core.problem.Kind;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.resource.Effect;
import dev.rouse.core.step.Ask;
import dev.rouse.core.step.Entry;
import dev.rouse.core.step.Input;
import dev.rouse.core.step.Intent;
import dev.rouse.core.step.ModelAnswer;
import dev.rouse.core.step.Outcome;
import dev.rouse.core.step.Step;
import dev.rouse.core.step.ToolRequest;
import dev.rouse.core.step.ToolResult;
import dev.rouse.core.step.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LikenessTest {
  private static final Step CALLS =
      answered(ModelAnswer.calling(new ToolRequest("look", "{}"), new ToolRequest("pay", "{}")));
  private static final Step SAYS = answered(ModelAnswer.text("done"));
  private static final Step ENDS = ended(new Outcome.Completed("done", Optional.empty()));
  private static final List<Entry> UNDISTURBED =
      steps(CALLS, begun("c1-0"), ok("c1-0"), begun("c1-1"), ok("c1-1"), SAYS, ENDS);

  @Test
  void of_interruptedAttempts_isWhole() {
    var disturbed =
        steps(
            CALLS,
            begun("c1-1"),
            new Step.Lost(List.of("c1-1")),
            new Step.Asked(ask("a4", "c1-1")),
            heard(new Input.Decided("a4", true, "ann", "")),
            begun("c1-1"),
            ok("c1-1"),
            begun("c1-0"),
            begun("c1-0"),
            ok("c1-0"),
            SAYS,
            ended(failed(Kind.DIED)),
            heard(new Input.Redriven("ann")),
            ENDS);

    assertThat(likeness(disturbed)).isEqualTo(new Likeness.Whole());
  }

  @Test
  void of_resultThatIsLostAndUnknown_isWhole() {
    var disturbed =
        steps(
            CALLS,
            ok("c1-0"),
            new Step.Lost(List.of("c1-1")),
            returned("c1-1", new ToolResult.Unknown()),
            SAYS,
            ENDS);

    assertThat(likeness(disturbed)).isEqualTo(new Likeness.Whole());
  }

  @Test
  void of_unknownResultThatWasNeverLost_isNone() {
    var disturbed =
        steps(CALLS, ok("c1-0"), returned("c1-1", new ToolResult.Unknown()), SAYS, ENDS);

    assertThat(likeness(disturbed)).isInstanceOf(Likeness.None.class);
  }

  @Test
  void of_anotherResult_isNone() {
    var disturbed =
        steps(CALLS, ok("c1-0"), returned("c1-1", new ToolResult.Ok("stale", false)), SAYS, ENDS);

    assertThat(likeness(disturbed)).isInstanceOf(Likeness.None.class);
  }

  @Test
  void of_anotherResultAfterAnotherDecision_isWhole() {
    var allowed =
        steps(
            CALLS,
            new Step.Asked(ask("a2", "c1-1")),
            heard(new Input.Decided("a2", true, "ann", "")),
            ok("c1-0"),
            ok("c1-1"),
            SAYS,
            ENDS);
    var denied =
        steps(
            CALLS,
            new Step.Asked(ask("a2", "c1-1")),
            heard(new Input.Decided("a2", false, "ann", "")),
            ok("c1-0"),
            returned("c1-1", new ToolResult.Denied("ann", "")),
            SAYS,
            ENDS);

    assertThat(Likeness.of(Story.of(allowed), Story.of(denied), false))
        .isEqualTo(new Likeness.Whole());
  }

  @Test
  void of_accident_isInPart() {
    assertThat(likeness(steps(CALLS, ok("c1-0"), ended(failed(Kind.DIED)))))
        .isInstanceOf(Likeness.InPart.class);
    assertThat(likeness(steps(heard(new Input.Cancelled("ann", "")))))
        .isInstanceOf(Likeness.InPart.class);
  }

  @Test
  void of_turnLeftOut_isNone() {
    assertThat(likeness(steps(SAYS, ENDS))).isInstanceOf(Likeness.None.class);
    assertThat(likeness(steps(CALLS, ok("c1-0"), ok("c1-1"), ENDS)))
        .isInstanceOf(Likeness.None.class);
  }

  @Test
  void of_turnTakenTwice_isNone() {
    var disturbed = new ArrayList<>(UNDISTURBED.subList(0, 5));
    disturbed.addAll(steps(6, CALLS, ok("c6-0"), ok("c6-1"), SAYS, ENDS));

    assertThat(likeness(disturbed)).isInstanceOf(Likeness.None.class);
  }

  @Test
  void of_callWithoutItsResult_isNone() {
    assertThat(likeness(steps(CALLS, ok("c1-0"), SAYS, ENDS))).isInstanceOf(Likeness.None.class);
  }

  @Test
  void of_anotherEnd_isNone() {
    var disturbed = steps(CALLS, ok("c1-0"), ok("c1-1"), SAYS, ended(failed(Kind.MODEL)));

    assertThat(likeness(disturbed)).isInstanceOf(Likeness.None.class);
  }

  private static Likeness likeness(List<Entry> disturbed) {
    return Likeness.of(Story.of(UNDISTURBED), Story.of(disturbed), false);
  }

  private static List<Entry> steps(Step... steps) {
    return steps(1, steps);
  }

  private static List<Entry> steps(int first, Step... steps) {
    var entries = new ArrayList<Entry>();
    for (var step : steps) {
      entries.add(new Entry(first + entries.size(), 1, Instant.EPOCH, "hash", step));
    }
    return entries;
  }

  private static Step answered(ModelAnswer answer) {
    return new Step.Answered(answer, "model", Usage.NONE, Optional.empty());
  }

  private static Step begun(String call) {
    return new Step.Intended(List.of(new Intent(call, Effect.ONCE)));
  }

  private static Step ok(String call) {
    return returned(call, new ToolResult.Ok("done " + call.substring(3), false));
  }

  private static Step returned(String call, ToolResult result) {
    return new Step.Returned(call, result);
  }

  private static Step heard(Input input) {
    return new Step.Heard(1, input);
  }

  private static Step ended(Outcome outcome) {
    return new Step.Ended(outcome);
  }

  private static Outcome failed(Kind kind) {
    return new Outcome.Failed(new Problem(kind, "said so"));
  }

  private static Ask ask(String id, String call) {
    return new Ask(
        id,
        call,
        Ask.Why.APPROVAL,
        "pay",
        Json.Obj.EMPTY,
        Ask.hash("pay", Json.Obj.EMPTY),
        List.of(),
        Instant.EPOCH);
  }
}
